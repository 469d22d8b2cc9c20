import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { focusMain } from '../ui/shell.tsx';

const views = [
  'day',
  'report',
  'receipt',
  'days',
  'plan',
  'forms',
  'history',
  'trend',
  'bulk',
  'unsent',
  'closed',
  'calendar',
  'case',
  'account',
] as const;
export type View = (typeof views)[number];

/** Where in this page someone is: all of it is in the address, so that it can be reached again and shared with a colleague. */
export type Place = {
  view: View;
  site: string | null;
  day: Day | null;
  /** Long work being looked at, on the page of files. */
  job?: string | null;
};

const isDay = (text: string | null): text is Day =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export const placeOf = (search: string): Place => {
  const query = new URLSearchParams(search);
  const asked = query.get('view');
  const day = query.get('day');
  return {
    view: views.find((view) => view === asked) ?? 'day',
    site: query.get('site'),
    day: isDay(day) ? day : null,
    ...(asked === 'bulk' ? { job: query.get('job') } : {}),
  };
};

/** The address of a place; whatever else the query says (`lang`) stays. */
export const addressOf = ({ view, site, day, job = null }: Place, search: string): string => {
  const query = new URLSearchParams(search);
  const set = (name: string, value: string | null) =>
    value === null ? query.delete(name) : query.set(name, value);
  set('view', view === 'day' ? null : view);
  set('site', site);
  set('day', day);
  set('job', view === 'bulk' ? job : null);
  return query.size > 0 ? `${location.pathname}?${query}` : location.pathname;
};

/** The place in the address bar, and how to go to another one; the focus goes to the new content. */
export const usePlace = (): { place: Place; go: (place: Place) => void; stay: (place: Place) => void } => {
  const [place, setPlace] = useState(() => placeOf(location.search));
  useEffect(() => {
    const back = () => setPlace(placeOf(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (next: Place) => {
    history.pushState(null, '', addressOf(next, location.search));
    setPlace(next);
    scrollTo(0, 0);
    focusMain();
  };
  /** Names the place that the screen shows anyway: nothing moves. */
  const stay = (next: Place) => {
    history.replaceState(null, '', addressOf(next, location.search));
    setPlace(next);
  };
  return { place, go, stay };
};

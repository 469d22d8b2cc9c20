import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { SiteList } from '../../domain/brief-document.ts';
import { briefPath } from '../../domain/brief-link.ts';
import { Day } from '../../domain/day.ts';

/** What the page shows; the address says it, so that a sentence can lead there and a colleague be sent there. */
export type Place =
  | { view: 'brief'; day: Day | null }
  | { view: 'sites'; day: Day; list: SiteList; zone: string | null }
  | { view: 'alerts'; day: Day; isOverdue: boolean }
  | { view: 'directions'; day: Day | null }
  | { view: 'trends' }
  | { view: 'live'; day: Day | null };

const dayIn = (text: string | null): Day | null => {
  const read = z.safeParse(Day, text);
  return read.success ? read.data : null;
};

/** The list of a brief that is asked for; an unknown one leads to the brief itself. */
const listOf = (day: Day, list: string, zone: string | null): Place => {
  if (list === 'directions') return { view: 'directions', day };
  if (list === 'alerts' || list === 'alerts-overdue')
    return { view: 'alerts', day, isOverdue: list !== 'alerts' };
  const read = z.safeParse(SiteList, list);
  return read.success ? { view: 'sites', day, list: read.data, zone } : { view: 'brief', day };
};

/** The place that a query string names; the newest brief without one. */
export const placeOf = (search: string): Place => {
  const asked = new URLSearchParams(search);
  const day = dayIn(asked.get('day'));
  const view = asked.get('view');
  if (view === 'directions' || view === 'live') return { view, day };
  if (view === 'trends') return { view };
  const list = asked.get('list');
  return day === null || list === null ? { view: 'brief', day } : listOf(day, list, asked.get('zone'));
};

export const href = {
  newest: '/brief',
  brief: briefPath,
  directions: '/brief?view=directions',
  directionsOf: (day: Day) => `${briefPath(day)}&view=directions`,
  trends: '/brief?view=trends',
  live: '/brief?view=live',
} as const;

/** A plain click on a link to this page: everything else is the browser's. */
const ownLink = (event: MouseEvent): URL | null => {
  const { defaultPrevented, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hash !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  return url.origin === location.origin && /^\/brief\/?$/.test(url.pathname) ? url : null;
};

/** A language asked for in the address goes along. */
const keepLangOf = (url: URL) => {
  const lang = new URLSearchParams(location.search).get('lang');
  if (lang !== null && !url.searchParams.has('lang')) url.searchParams.set('lang', lang);
};

/** Where the reader was on each place left, so that the way back leads to the same sentence. */
const scrolls = new Map<string, number>();
const onScreen = () => location.pathname + location.search;

/** Goes to a place of the page that a link there would lead to. */
export const goTo = (to: string) => {
  const url = new URL(to, location.href);
  keepLangOf(url);
  scrolls.set(onScreen(), scrollY);
  history.pushState(null, '', url);
  dispatchEvent(new PopStateEvent('popstate'));
};

/** How far down the reader was when this place was left last, CSS pixels. */
export const scrollBefore = (): number => scrolls.get(onScreen()) ?? 0;

/** The query string in use: links within the page change it without loading the page anew. */
export const useAddress = (): string => {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const read = () => setSearch(location.search);
    const follow = (event: MouseEvent) => {
      const url = ownLink(event);
      if (url === null) return;
      event.preventDefault();
      goTo(url.href);
      scrollTo(0, scrollBefore());
      document.getElementById('main')?.focus({ preventScroll: true });
    };
    document.addEventListener('click', follow);
    addEventListener('popstate', read);
    return () => {
      document.removeEventListener('click', follow);
      removeEventListener('popstate', read);
    };
  }, []);
  return search;
};

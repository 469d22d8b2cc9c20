import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';

/** What the console shows; the address says it, so that a colleague can be sent there. */
export type Place =
  | { view: 'queue' }
  | { view: 'episode'; id: string }
  | { view: 'sites' }
  | { view: 'site'; id: string }
  | { view: 'plans' }
  | { view: 'missing' }
  | { view: 'deliveries' }
  | { view: 'webhooks' }
  | { view: 'templates' }
  | { view: 'forms' }
  | { view: 'review' }
  | { view: 'exports' }
  | { view: 'plan'; site: string; version: number }
  | { view: 'day'; site: string; day: Day }
  | { view: 'rehearsal' }
  | { view: 'visits' }
  | { view: 'inspect'; id: string }
  | { view: 'calendars' }
  | { view: 'register' };

/** Views that their name alone leads to. */
const listViews = [
  'sites',
  'register',
  'plans',
  'missing',
  'deliveries',
  'webhooks',
  'templates',
  'rehearsal',
  'forms',
  'exports',
  'visits',
  'calendars',
  'review',
] as const;

const isDay = (text: string | null): text is Day =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The place that a query string names; the queue without one. */
export const placeOf = (search: string): Place => {
  const asked = new URLSearchParams(search);
  const [alert, site] = [asked.get('alert'), asked.get('site')];
  if (alert) return { view: 'episode', id: alert };
  const inspect = asked.get('inspect');
  if (inspect) return { view: 'inspect', id: inspect };
  const version = Number(asked.get('plan') ?? Number.NaN);
  if (site && Number.isInteger(version)) return { view: 'plan', site, version };
  const day = asked.get('day');
  if (site && isDay(day)) return { view: 'day', site, day };
  if (site) return { view: 'site', id: site };
  const view = asked.get('view');
  return { view: listViews.find((one) => one === view) ?? 'queue' };
};

const hrefOf = (query: Readonly<Record<string, string>>) => `/console?${new URLSearchParams(query)}`;

export const href = {
  queue: '/console',
  sites: hrefOf({ view: 'sites' }),
  sitesOfZone: (zone: string) => hrefOf({ view: 'sites', zone }),
  register: hrefOf({ view: 'register' }),
  plans: hrefOf({ view: 'plans' }),
  missing: hrefOf({ view: 'missing' }),
  deliveries: hrefOf({ view: 'deliveries' }),
  webhooks: hrefOf({ view: 'webhooks' }),
  templates: hrefOf({ view: 'templates' }),
  template: (template: string) => hrefOf({ view: 'templates', template }),
  forms: hrefOf({ view: 'forms' }),
  exports: hrefOf({ view: 'exports' }),
  review: hrefOf({ view: 'review' }),
  form: (form: string, version: number) => hrefOf({ view: 'forms', form, version: String(version) }),
  rehearsal: hrefOf({ view: 'rehearsal' }),
  rehearsalOf: (template: string, job?: string) =>
    hrefOf({ view: 'rehearsal', template, ...(job && { job }) }),
  missingOfZone: (zone: string) => hrefOf({ view: 'missing', zone }),
  plan: (site: string, version: number) => hrefOf({ site, plan: String(version) }),
  alert: (alert: string) => hrefOf({ alert }),
  visits: hrefOf({ view: 'visits' }),
  inspect: (inspect: string) => hrefOf({ inspect }),
  calendars: hrefOf({ view: 'calendars' }),
  calendarOf: (zone: string) => hrefOf({ view: 'calendars', zone }),
  site: (site: string) => hrefOf({ site }),
  day: (site: string, day: Day) => hrefOf({ site, day }),
};

/** The query string with some of its values changed; an empty value is left out. */
export const withParams = (search: string, changes: Readonly<Record<string, string>>): string => {
  const asked = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') asked.delete(name);
    else asked.set(name, value);
  }
  return asked.size > 0 ? `?${asked}` : '';
};

/** A plain click on a link to this page: everything else is the browser's. */
const ownLink = (event: MouseEvent): URL | null => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    event.altKey
  )
    return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.hash !== '') return null;
  const url = new URL(link.href);
  return url.origin === location.origin && /^\/console\/?$/.test(url.pathname) ? url : null;
};

/** A language asked for in the address goes along. */
const keepLangOf = (url: URL) => {
  const lang = new URLSearchParams(location.search).get('lang');
  if (lang !== null && !url.searchParams.has('lang')) url.searchParams.set('lang', lang);
};

/** Goes to a place of the console that a link there would lead to. */
export const goTo = (to: string) => {
  const url = new URL(to, location.href);
  keepLangOf(url);
  history.pushState(null, '', url);
  dispatchEvent(new PopStateEvent('popstate'));
  scrollTo(0, 0);
};

/** The query string in use: links within the console change it without loading the page anew. */
export const useAddress = () => {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const read = () => setSearch(location.search);
    const follow = (event: MouseEvent) => {
      const url = ownLink(event);
      if (url === null) return;
      event.preventDefault();
      keepLangOf(url);
      history.pushState(null, '', url);
      read();
      scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    };
    document.addEventListener('click', follow);
    addEventListener('popstate', read);
    return () => {
      document.removeEventListener('click', follow);
      removeEventListener('popstate', read);
    };
  }, []);
  const change = (changes: Readonly<Record<string, string>>) => {
    history.replaceState(null, '', location.pathname + withParams(location.search, changes));
    setSearch(location.search);
  };
  return { search, change };
};

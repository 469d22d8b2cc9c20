import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { href, type Place } from './address.ts';
import { useWords } from './words.ts';

export type View = Place['view'];

/** Where each role may go, its own first page first. */
export const viewsOf: Partial<Record<Me['role'], readonly View[]>> = {
  health: [
    'queue',
    'episode',
    'missing',
    'plans',
    'plan',
    'sites',
    'site',
    'day',
    'visits',
    'inspect',
    'deliveries',
    'templates',
    'rehearsal',
    'forms',
    'exports',
    'review',
  ],
  board: ['queue', 'episode', 'missing', 'plans', 'plan', 'sites', 'site', 'day', 'calendars', 'exports'],
  admin: [
    'register',
    'sites',
    'site',
    'day',
    'calendars',
    'deliveries',
    'webhooks',
    'templates',
    'rehearsal',
    'forms',
    'exports',
  ],
};

type NavProps = {
  views: readonly View[];
  at: View;
  waiting: string | null;
  /** Versions of the criteria that wait for this reader. */
  criteria: number;
};

/** The links of the header: what a role may open, the seldom ones behind one word. */
export const Nav = ({ views, at, waiting, criteria }: NavProps) => {
  const { page, channels, missing, plans, ui } = useWords();
  const criteriaText =
    criteria > 0 ? fill(channels.navTemplatesWaiting, { n: String(criteria) }) : channels.navTemplates;
  const link = (view: View, to: string, text: string, alsoAt: View) =>
    views.includes(view) ? (
      <a href={to} aria-current={at === view ? 'page' : at === alsoAt ? 'true' : undefined}>
        {text}
      </a>
    ) : null;
  return (
    <>
      {link('queue', href.queue, page.navQueue, 'episode')}
      {link('missing', href.missing, missing.nav, 'missing')}
      {link('plans', href.plans, fill(plans.navCount, { n: waiting ?? '…' }), 'plan')}
      {link('register', href.register, page.navRegister, 'register')}
      {link('sites', href.sites, page.navSites, 'site')}
      {link('visits', href.visits, page.navVisits, 'inspect')}
      {link('calendars', href.calendars, page.navCalendars, 'calendars')}
      {views.some((view) => seldom.includes(view)) ? (
        <details class="more" open={seldom.includes(at)}>
          <summary>{criteria > 0 ? `${page.navMore} (${criteria})` : page.navMore}</summary>
          {link('deliveries', href.deliveries, channels.navDeliveries, 'deliveries')}
          {link('templates', href.templates, criteriaText, 'rehearsal')}
          {link('forms', href.forms, page.navForms, 'forms')}
          {link('review', href.review, page.navReview, 'review')}
          {link('exports', href.exports, page.navExports, 'exports')}
          {link('webhooks', href.webhooks, channels.navWebhooks, 'webhooks')}
          <a href="/rules">{ui.rules}</a>
        </details>
      ) : (
        <a href="/rules">{ui.rules}</a>
      )}
    </>
  );
};

/** What is not the work of every day: its links are behind one word, so that a phone's first screen is the work itself. */
const seldom: readonly View[] = [
  'review',
  'deliveries',
  'templates',
  'rehearsal',
  'forms',
  'exports',
  'webhooks',
];

import type { Me } from '../../domain/member.ts';
import { fill, t } from '../../domain/texts/text.ts';
import { useMe } from '../me.ts';
import { sessions } from '../session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { installWorker } from '../ui/install-worker.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { href, type Place, placeOf, useAddress } from './address.ts';
import { beginQueue } from './begun-reading.ts';
import { LateView } from './late-view.tsx';
import { readZones } from './place-names.ts';
import { Queue } from './queue.tsx';
import { useWaitingCount } from './use-waiting.ts';
import { useWords, type Words, WordsContext } from './words.ts';
import { words } from './words-vi.ts';

type Change = ReturnType<typeof useAddress>['change'];
type View = Place['view'];

/** Where each role may go, its own first page first. */
const viewsOf: Partial<Record<Me['role'], readonly View[]>> = {
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

type NavProps = { views: readonly View[]; at: View; waiting: string | null };

const Nav = ({ views, at, waiting }: NavProps) => {
  const { page, channels, missing, plans, ui } = useWords();
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
          <summary>{page.navMore}</summary>
          {link('deliveries', href.deliveries, channels.navDeliveries, 'deliveries')}
          {link('templates', href.templates, channels.navTemplates, 'rehearsal')}
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

const Forbidden = ({ me }: { me: Me }) => {
  const { ui, roles } = useWords();
  return (
    <Notice tone="warning" title={ui.forbiddenTitle}>
      <p>{t(ui, 'forbiddenDetail', { role: roles[me.role].label })}</p>
      <ButtonLink href="/">{ui.home}</ButtonLink>
    </Notice>
  );
};

const loadEpisode = () => import('./episode.tsx').then(({ EpisodeView }) => EpisodeView);
const loadForms = () => import('./forms.tsx').then(({ Forms }) => Forms);
const loadExports = () => import('./exports.tsx').then(({ Exports }) => Exports);

type HereProps = { me: Me; place: Place; search: string; change: Change; onDecided: () => void };

const Here = ({ me, place, search, change, onDecided }: HereProps) => {
  switch (place.view) {
    case 'queue':
      return <Queue me={me} search={search} change={change} />;
    case 'episode':
      return <LateView key={`alert ${place.id}`} load={loadEpisode} given={{ me, id: place.id }} />;
    case 'sites':
      return (
        <LateView
          key="sites"
          load={() => import('./sites.tsx').then(({ Sites }) => Sites)}
          given={{ search, change }}
        />
      );
    case 'site':
      return (
        <LateView
          key={`site ${place.id}`}
          load={() => import('./site.tsx').then(({ SiteView }) => SiteView)}
          given={{ me, id: place.id }}
        />
      );
    case 'plans':
      return (
        <LateView
          key="plans"
          load={() => import('./plans.tsx').then(({ Plans }) => Plans)}
          given={{ search, change }}
        />
      );
    case 'missing':
      return (
        <LateView
          key="missing"
          load={() => import('./missing.tsx').then(({ Missing }) => Missing)}
          given={{ search, change }}
        />
      );
    case 'plan':
      return (
        <LateView
          key={`plan ${place.site} ${place.version}`}
          load={() => import('./plan-page.tsx').then(({ PlanPage }) => PlanPage)}
          given={{ me, siteId: place.site, version: place.version, onDecided }}
        />
      );
    case 'day':
      return (
        <LateView
          key={`day ${place.site}`}
          load={() => import('./site-day.tsx').then(({ SiteDayView }) => SiteDayView)}
          given={{ siteId: place.site, day: place.day }}
        />
      );
    case 'deliveries':
      return (
        <LateView
          key="deliveries"
          load={() => import('./deliveries.tsx').then(({ Deliveries }) => Deliveries)}
          given={{ search, change }}
        />
      );
    case 'webhooks':
      return (
        <LateView
          key="webhooks"
          load={() => import('./webhooks.tsx').then(({ Webhooks }) => Webhooks)}
          given={{}}
        />
      );
    case 'templates':
      return (
        <LateView
          key="templates"
          load={() => import('./templates.tsx').then(({ Templates }) => Templates)}
          given={{ me, search, change }}
        />
      );
    case 'rehearsal':
      return (
        <LateView
          key="rehearsal"
          load={() => import('./rehearsal.tsx').then(({ RehearsalView }) => RehearsalView)}
          given={{ me, search, change }}
        />
      );
    case 'forms':
      return <LateView key="forms" load={loadForms} given={{ search }} />;
    case 'exports':
      return <LateView key="exports" load={loadExports} given={{ me, search, change }} />;
    case 'review':
      return (
        <LateView
          key="review"
          load={() => import('./brief-review.tsx').then(({ BriefReviewView }) => BriefReviewView)}
          given={{ search }}
        />
      );
    case 'visits':
      return (
        <LateView
          key="visits"
          load={() => import('./visits.tsx').then(({ VisitsView }) => VisitsView)}
          given={{ search, change }}
        />
      );
    case 'inspect':
      return (
        <LateView
          key={`inspect ${place.id}`}
          load={() => import('./inspect.tsx').then(({ InspectView }) => InspectView)}
          given={{ siteId: place.id }}
        />
      );
    case 'calendars':
      return (
        <LateView
          key="calendars"
          load={() => import('./zone-calendar.tsx').then(({ CalendarsView }) => CalendarsView)}
          given={{ search, change }}
        />
      );
    case 'register':
      return (
        <LateView
          key="register"
          load={() => import('./register.tsx').then(({ Register }) => Register)}
          given={{}}
        />
      );
  }
};

const titleOf = (
  { page, channels, missing, plans }: Words,
  view: View,
): { title: string; intro?: string } => {
  if (view === 'queue') return { title: page.title, intro: page.intro };
  if (view === 'missing') return { title: missing.title, intro: missing.intro };
  if (view === 'deliveries') return { title: channels.deliveries, intro: channels.deliveriesIntro };
  if (view === 'webhooks') return { title: channels.webhooks, intro: channels.webhooksIntro };
  if (view === 'templates') return { title: channels.templates, intro: channels.templatesIntro };
  if (view === 'rehearsal') return { title: channels.rehearsal, intro: channels.rehearsalIntro };
  if (view === 'plans') return { title: plans.title, intro: plans.intro };
  return { title: view === 'plan' ? plans.planTitle : page.titles[view] };
};

const Console = ({ words }: { words: Words }) => {
  const me = useMe();
  const { search, change } = useAddress();
  const known = me.kind === 'me' ? me.me : null;
  const views = (known && viewsOf[known.role]) ?? [];
  const waiting = useWaitingCount(known?.role, search);
  const asked = placeOf(search);
  const place: Place = asked.view === 'queue' && views[0] === 'register' ? { view: 'register' } : asked;
  return (
    <WordsContext.Provider value={words}>
      <Shell
        {...titleOf(words, place.view)}
        me={known}
        as={known ? words.roles[known.role].label : undefined}
        wide
        nav={views.length > 0 ? <Nav views={views} at={place.view} waiting={waiting.text} /> : undefined}
      >
        {me.kind === 'loading' ? <Spinner /> : null}
        {me.kind === 'failed' ? (
          <ProblemNotice failure={me.failure} onRetry={() => location.reload()} />
        ) : null}
        {known && !views.includes(place.view) ? <Forbidden me={known} /> : null}
        {known && views.includes(place.view) ? (
          <Here me={known} place={place} search={search} change={change} onDecided={waiting.refresh} />
        ) : null}
      </Shell>
    </WordsContext.Provider>
  );
};

/** What the first view waits for is asked for at once, beside who is asking; a part that comes next follows when there is time. */
const beginEarly = () => {
  if (sessions.read() === null || placeOf(location.search).view !== 'queue') return;
  beginQueue(location.search);
  void readZones();
  addEventListener('load', () =>
    setTimeout(() => void loadEpisode().catch(() => undefined), prefetchAfterMs),
  );
};
const prefetchAfterMs = 8_000;

installWorker('console');
beginEarly();
start({ words, english: () => import('./words-en.ts'), view: Console, session: 'needed' });

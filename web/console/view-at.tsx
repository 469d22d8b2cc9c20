import type { Me } from '../../domain/member.ts';
import type { Place, useAddress } from './address.ts';
import { LateView } from './late-view.tsx';
import { Queue } from './queue.tsx';

/** Fetches the view of an alert: the one that is opened next. */
export const loadEpisode = () => import('./episode.tsx').then(({ EpisodeView }) => EpisodeView);
const loadForms = () => import('./forms.tsx').then(({ Forms }) => Forms);
const loadExports = () => import('./exports.tsx').then(({ Exports }) => Exports);

type ViewAtProps = {
  me: Me;
  place: Place;
  search: string;
  change: ReturnType<typeof useAddress>['change'];
  /** What waits is counted again. */
  onDecided: { plan: () => void; template: () => void };
};

/** The view that the address names; all but the queue are fetched when they are first opened. */
export const ViewAt = ({ me, place, search, change, onDecided }: ViewAtProps) => {
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
          given={{ me, siteId: place.site, version: place.version, onDecided: onDecided.plan }}
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
          given={{ me, search, change, onDecided: onDecided.template }}
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

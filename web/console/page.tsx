import type { Me } from '../../domain/member.ts';
import { t } from '../../domain/texts/text.ts';
import { useMe } from '../me.ts';
import { sessions } from '../session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { installWorker } from '../ui/install-worker.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { type Place, placeOf, useAddress } from './address.ts';
import { beginQueue } from './begun-reading.ts';
import { Nav, type View, viewsOf } from './nav.tsx';
import { readZones } from './place-names.ts';
import { useWaitingCount } from './use-waiting.ts';
import { useWaitingCriteria } from './use-waiting-criteria.ts';
import { loadEpisode, ViewAt } from './view-at.tsx';
import { useWords, type Words, WordsContext } from './words.ts';
import { words } from './words-vi.ts';

const Forbidden = ({ me }: { me: Me }) => {
  const { ui, roles } = useWords();
  return (
    <Notice tone="warning" title={ui.forbiddenTitle}>
      <p>{t(ui, 'forbiddenDetail', { role: roles[me.role].label })}</p>
      <ButtonLink href="/">{ui.home}</ButtonLink>
    </Notice>
  );
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
  const criteria = useWaitingCriteria(known, search);
  const place: Place = asked.view === 'queue' && views[0] === 'register' ? { view: 'register' } : asked;
  return (
    <WordsContext.Provider value={words}>
      <Shell
        {...titleOf(words, place.view)}
        me={known}
        as={known ? words.roles[known.role].label : undefined}
        wide
        nav={
          views.length > 0 ? (
            <Nav views={views} at={place.view} waiting={waiting.text} criteria={criteria.count} />
          ) : undefined
        }
      >
        {me.kind === 'loading' ? <Spinner /> : null}
        {me.kind === 'failed' ? (
          <ProblemNotice failure={me.failure} onRetry={() => location.reload()} />
        ) : null}
        {known && !views.includes(place.view) ? <Forbidden me={known} /> : null}
        {known && views.includes(place.view) ? (
          <ViewAt
            me={known}
            place={place}
            search={search}
            change={change}
            onDecided={{ plan: waiting.refresh, template: criteria.refresh }}
          />
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

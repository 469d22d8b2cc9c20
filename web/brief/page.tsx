import type { Me } from '../../domain/member.ts';
import { t } from '../../domain/texts/text.ts';
import { LateView } from '../console/late-view.tsx';
import { useMe } from '../me.ts';
import { ButtonLink } from '../ui/button.tsx';
import { installWorker } from '../ui/install-worker.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { useSpeech } from '../ui/words.ts';
import { href, type Place, placeOf, useAddress } from './address.ts';
import { BriefView } from './brief-view.tsx';
import { type Briefs, useBriefs } from './use-briefs.ts';
import { useWords, type Words, WordsContext } from './words.ts';
import { words } from './words-vi.ts';

const Views = ({ at }: { at: Place['view'] }) => {
  const { issued } = useWords();
  const link = (view: Place['view'], to: string, text: string) => (
    <a href={to} aria-current={at === view ? 'page' : undefined}>
      {text}
    </a>
  );
  return (
    <nav class="views no-print" aria-label={issued.views}>
      {link('brief', href.newest, issued.navBrief)}
      {link('directions', href.directions, issued.navDirections)}
      {link('trends', href.trends, issued.navTrends)}
      {link('live', href.live, issued.navLive)}
    </nav>
  );
};

/** Everything but the issued brief comes when it is asked for. */
const Here = ({ place, briefs, shown }: { place: Place; briefs: Briefs; shown: boolean }) => {
  if (place.view === 'brief') return <BriefView day={place.day} briefs={briefs} shown={shown} />;
  if (!shown) return null;
  switch (place.view) {
    case 'sites':
    case 'alerts':
      return (
        <LateView
          key={`list ${location.search}`}
          load={() => import('./lists.tsx').then(({ ListView }) => ListView)}
          given={{ place }}
        />
      );
    case 'directions':
      return (
        <LateView
          key="directions"
          load={() => import('./directions.tsx').then(({ DirectionsView }) => DirectionsView)}
          given={{ briefs: briefs.items, shown: place.day }}
        />
      );
    case 'trends':
      return (
        <LateView
          key="trends"
          load={() => import('./trends.tsx').then(({ TrendsView }) => TrendsView)}
          given={{}}
        />
      );
    case 'live':
      return (
        <LateView
          key="live"
          load={() => import('./live.tsx').then(({ LiveView }) => LiveView)}
          given={{ asked: place.day }}
        />
      );
  }
};

const Forbidden = ({ me }: { me: Me }) => {
  const { ui } = useSpeech().words;
  const { roles } = useWords();
  return (
    <Notice tone="warning" title={ui.forbiddenTitle}>
      <p>{t(ui, 'forbiddenDetail', { role: roles[me.role].label })}</p>
      <ButtonLink href="/">{ui.home}</ButtonLink>
    </Notice>
  );
};

/** The leaders' page: the issued brief, what its sentences lead to, directions, trends and the live figures. */
const BriefPage = ({ words }: { words: Words }) => {
  const { page, issued, roles } = words;
  const me = useMe();
  const place = placeOf(useAddress());
  const briefs = useBriefs();
  const known = me.kind === 'me' ? me.me : null;
  const mayRead = known?.role === 'leader' || known?.role === 'health';
  return (
    <WordsContext.Provider value={words}>
      <Shell
        title={place.view === 'brief' ? page.title : issued.titles[place.view]}
        intro={place.view === 'brief' ? page.intro : undefined}
        me={known}
        as={known ? roles[known.role].label : undefined}
        wide
      >
        {known && !mayRead ? <Forbidden me={known} /> : <Views at={place.view} />}
        {me.kind === 'loading' ? <Spinner /> : null}
        {me.kind === 'failed' ? (
          <ProblemNotice failure={me.failure} onRetry={() => location.reload()} />
        ) : null}
        {me.kind === 'loading' || mayRead ? <Here place={place} briefs={briefs} shown={mayRead} /> : null}
      </Shell>
    </WordsContext.Provider>
  );
};

installWorker('brief');
start({ words, english: () => import('./words-en.ts'), view: BriefPage, session: 'needed' });

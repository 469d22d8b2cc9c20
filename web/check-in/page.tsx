import { useState } from 'preact/hooks';
import { dayOf } from '../../domain/day.ts';
import { useMe } from '../me.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { start } from '../ui/start.tsx';
import { useSpeech } from '../ui/words.ts';
import { type Desk, DeskContext, useDesk } from './desk.ts';
import { Late, loadWork } from './late.tsx';
import { addressOf, usePlace } from './place.ts';
import { Screen } from './screen.tsx';
import { SiteDesk } from './site-desk.tsx';
import { words } from './words-vi.ts';

type Words = typeof words;

const Refusal = ({ title, text, home }: { title: string; text: string; home?: boolean }) => {
  const { ui } = useSpeech().words;
  return (
    <Screen>
      <Notice tone="warning" title={title}>
        <p>{text}</p>
        {home ? <ButtonLink href="/">{ui.home}</ButtonLink> : null}
      </Notice>
    </Screen>
  );
};

const Content = ({ siteId }: { siteId: string | null }) => {
  const { page, me } = useDesk();
  if (me === null) return null;
  if (me.role !== 'employer') return <Refusal title={page.otherRoleTitle} text={page.otherRole} home />;
  if (me.sites.length === 0) return <Refusal title={page.noSiteTitle} text={page.noSite} />;
  if (siteId !== null) return <SiteDesk key={siteId} siteId={siteId} />;
  return <Late load={() => loadWork().then(({ SitesView }) => SitesView)} given={{}} />;
};

/** The employer's page: the day of a site, or the list of sites to choose from. */
const CheckInPage = ({ words: { page } }: { words: Words }) => {
  const state = useMe();
  const [place, goTo] = usePlace();
  const [today] = useState(() => dayOf(new Date().toISOString()));
  const [isF0Open, openF0] = useState(false);
  const me = state.kind === 'me' ? state.me : null;
  const only = me?.sites.length === 1 ? (me.sites[0] ?? null) : null;
  const siteId = place.site ?? only;
  const here = { ...place, site: siteId };
  const desk: Desk = {
    page,
    me,
    today,
    place: here,
    go: (next) => goTo({ ...here, ...next }),
    link: (next) => addressOf({ ...here, ...next }, location.search),
    reportF0: () => openF0(true),
  };
  const close = () => openF0(false);
  return (
    <DeskContext.Provider value={desk}>
      {state.kind === 'loading' ? (
        <Screen intro={page.intro}>
          <Spinner />
        </Screen>
      ) : null}
      {state.kind === 'failed' ? (
        <Screen intro={page.intro}>
          <ProblemNotice failure={state.failure} onRetry={() => location.reload()} />
        </Screen>
      ) : null}
      <Content siteId={siteId} />
      {isF0Open ? (
        <Late
          bare
          load={() => loadWork().then(({ QuickF0 }) => QuickF0)}
          given={{ siteId, onClose: close }}
        />
      ) : null}
    </DeskContext.Provider>
  );
};

start({ words, english: () => import('./words-en.ts'), view: CheckInPage, session: 'needed' });

import { useEffect, useState } from 'preact/hooks';
import { now } from '../clock.ts';
import { useMe } from '../me.ts';
import { sessions, signInUrl } from '../session.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { start } from '../ui/start.tsx';
import { useSpeech } from '../ui/words.ts';
import { type Desk, DeskContext, useDesk } from './desk.ts';
import { Late, loadBulk, loadRecord, loadSites, loadWork } from './late.tsx';
import { loadOutbox, outboxNews, Teller, useOutbox, useOwner } from './outbox-news.tsx';
import { addressOf, usePlace } from './place.ts';
import { Screen } from './screen.tsx';
import { SiteDesk } from './site-desk.tsx';
import { useToday } from './use-today.ts';
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

/** Nobody is signed in. What is unsent stays to be seen and says that it waits; with nothing unsent there is only signing in. */
const SignedOut = () => {
  const { page } = useDesk();
  const { part, entries } = useOutbox();
  useEffect(() => {
    const leave = () => location.replace(signInUrl(location.pathname + location.search + location.hash));
    loadOutbox().then(() => {
      if (outboxNews().entries.every(({ state }) => state === 'sent')) leave();
    }, leave);
  }, []);
  if (part && entries.length > 0) return <part.UnsentView />;
  return (
    <Screen intro={page.intro}>
      <Spinner />
    </Screen>
  );
};

const Content = ({ siteId }: { siteId: string | null }) => {
  const {
    page,
    me,
    place: { view, day },
  } = useDesk();
  if (me === null) return null;
  // Who scans a receipt may be of health or of the board
  if (me.role !== 'employer' && siteId && day && view === 'receipt')
    return <Late load={() => loadRecord().then(({ OtherRole }) => OtherRole)} given={{ siteId, day }} />;
  if (me.role !== 'employer') return <Refusal title={page.otherRoleTitle} text={page.otherRole} home />;
  if (me.sites.length === 0) return <Refusal title={page.noSiteTitle} text={page.noSite} />;
  if (view === 'unsent')
    return <Late key="unsent" load={() => loadOutbox().then(({ UnsentView }) => UnsentView)} given={{}} />;
  if (view === 'bulk')
    return <Late key="bulk" load={() => loadBulk().then(({ BulkView }) => BulkView)} given={{}} />;
  if (siteId !== null) return <SiteDesk key={siteId} siteId={siteId} />;
  return <Late key="sites" load={() => loadSites().then(({ SitesView }) => SitesView)} given={{}} />;
};

/** The employer's page: the day of a site, or the list of sites to choose from. */
const CheckInPage = ({ words: { page } }: { words: Words }) => {
  const state = useMe();
  const { place, go: goTo, stay } = usePlace();
  const { today, stayed } = useToday(place, stay);
  const [isF0Open, openF0] = useState(false);
  const me = state.kind === 'me' ? state.me : null;
  const only = me?.sites.length === 1 ? (me.sites[0] ?? null) : null;
  const siteId = place.site ?? only;
  // A day to come takes no report yet: its address shows today's
  const day = place.day && place.day > today ? null : place.day;
  const here = { ...place, day, site: siteId };
  const desk: Desk = {
    page,
    me,
    today,
    now,
    stayed,
    place: here,
    go: (next) => goTo({ ...here, ...next }),
    link: (next) => addressOf({ ...here, ...next }, location.search),
    reportF0: () => openF0(true),
  };
  const close = () => openF0(false);
  const isOut = sessions.read() === null || (state.kind === 'failed' && state.failure.kind === 'signed-out');
  useOwner(isOut);
  // The outbox and the way to start without network are fetched once there is something to see
  useEffect(() => {
    if (state.kind !== 'loading') void loadOutbox().catch(() => undefined);
  }, [state.kind]);
  if (isOut)
    return (
      <DeskContext.Provider value={{ ...desk, me: null }}>
        <SignedOut />
      </DeskContext.Provider>
    );
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
      <Teller />
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

start({ words, english: () => import('./words-en.ts'), view: CheckInPage, session: 'open' });

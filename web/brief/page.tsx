import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Day, dayOf } from '../../domain/day.ts';
import { t } from '../../domain/texts/text.ts';
import { useMe } from '../me.ts';
import { ButtonLink } from '../ui/button.tsx';
import { installWorker } from '../ui/install-worker.ts';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Shell } from '../ui/shell.tsx';
import { start } from '../ui/start.tsx';
import { useSpeech } from '../ui/words.ts';
import { DayPicker } from './day-picker.tsx';
import { briefDay, type Voice } from './sentences.ts';
import { Sheet } from './sheet.tsx';
import { useBrief } from './use-brief.ts';
import { words } from './words-vi.ts';

type Words = typeof words;

const nowInstant = () => new Date().toISOString();
const today = () => dayOf(nowInstant());

const askedDay = (): Day => {
  const asked = z.safeParse(Day, new URLSearchParams(location.search).get('day'));
  return asked.success && asked.data <= today() ? asked.data : briefDay(today(), nowInstant());
};

const keepDay = (day: Day) => {
  const url = new URL(location.href);
  url.searchParams.set('day', day);
  history.replaceState(history.state, '', url);
};

/** Asks for the figures while the page still asks who is there, and shows them (`shown`) once it knows: each wait is 2 s on slow 3G. */
const Live = ({ voice, shown }: { voice: Voice; shown: boolean }) => {
  const [day, setDay] = useState(askedDay);
  const { state, busy, again } = useBrief(day);
  if (!shown) return null;
  const pick = (next: Day) => {
    keepDay(next);
    setDay(next);
  };
  return (
    <>
      <DayPicker page={voice.page} day={day} today={today()} onPick={pick} onAgain={again} />
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {busy ? <Spinner /> : null}
      {state.kind === 'brief' ? <Sheet voice={voice} brief={state.brief} /> : null}
    </>
  );
};

/** The leaders' page: the live summary of a day. */
const BriefPage = ({ words: { page, roles } }: { words: Words }) => {
  const { lang, words } = useSpeech();
  const { ui } = words;
  const me = useMe();
  const as = me.kind === 'me' ? roles[me.me.role].label : undefined;
  const mayRead = me.kind === 'me' && (me.me.role === 'leader' || me.me.role === 'health');
  return (
    <Shell title={page.title} intro={page.intro} me={me.kind === 'me' ? me.me : null} as={as} wide>
      {me.kind === 'loading' ? <Spinner /> : null}
      {me.kind === 'failed' ? <ProblemNotice failure={me.failure} onRetry={() => location.reload()} /> : null}
      {me.kind === 'me' && !mayRead ? (
        <Notice tone="warning" title={ui.forbiddenTitle}>
          <p>{t(ui, 'forbiddenDetail', { role: roles[me.me.role].label })}</p>
          <ButtonLink href="/">{ui.home}</ButtonLink>
        </Notice>
      ) : null}
      {me.kind === 'loading' || mayRead ? <Live voice={{ page, lang }} shown={mayRead} /> : null}
    </Shell>
  );
};

installWorker('brief');
start({ words, english: () => import('./words-en.ts'), view: BriefPage, session: 'needed' });

import { useState } from 'preact/hooks';
import { type Day, dayOf } from '../../domain/day.ts';
import { now } from '../clock.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { DayPicker } from './day-picker.tsx';
import { briefDay } from './sentences.ts';
import { Sheet } from './sheet.tsx';
import { useBrief } from './use-brief.ts';
import { useWords } from './words.ts';

const keepDay = (day: Day) => {
  const url = new URL(location.href);
  url.searchParams.set('day', day);
  history.replaceState(history.state, '', url);
};

/** The live summary of a day: figures that still change, and no brief. */
export const LiveView = ({ asked }: { asked: Day | null }) => {
  const { lang } = useSpeech();
  const { page } = useWords();
  const today = dayOf(now());
  const [day, setDay] = useState(() => (asked !== null && asked <= today ? asked : briefDay(today, now())));
  const { state, busy, again } = useBrief(day);
  const pick = (next: Day) => {
    keepDay(next);
    setDay(next);
  };
  return (
    <>
      <DayPicker page={page} day={day} today={today} onPick={pick} onAgain={again} />
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {busy ? <Spinner /> : null}
      {state.kind === 'brief' ? <Sheet voice={{ page, lang }} brief={state.brief} /> : null}
    </>
  );
};

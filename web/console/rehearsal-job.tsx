import { useEffect, useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { isOver, useJob } from '../use-job.ts';
import { RehearsalResult } from './rehearsal-result.tsx';
import { useRehearsalWords } from './rehearsal-words.tsx';

const useSaid = () => {
  const { job } = useRehearsalWords();
  const { lang } = useSpeech();
  return ({ state, done, total }: LongWork) =>
    t(job, state, { done: formatNumber(lang, done), total: formatNumber(lang, total) });
};

/** Read out at every quarter and at the end, not at every tick. */
const useAnnounced = (work: LongWork | null): string => {
  const say = useSaid();
  const [message, setMessage] = useState('');
  const quarter =
    work === null ? '' : `${work.state} ${Math.floor((4 * work.done) / Math.max(work.total, 1))}`;
  // A new quarter is what speaks
  useEffect(() => {
    if (work !== null) setMessage(say(work));
  }, [quarter]);
  return message;
};

const Running = ({ work, onCancel }: { work: LongWork; onCancel: () => Promise<void> }) => {
  const { job } = useRehearsalWords();
  const say = useSaid();
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    void onCancel().finally(() => setStopping(false));
  };
  return (
    <>
      <p class="row">
        <progress value={work.done} max={Math.max(work.total, 1)} aria-label={say(work)} />
        <strong class="num">{say(work)}</strong>
      </p>
      <p id="rehearsal-leave">{job.leave}</p>
      <Button look="secondary" disabled={stopping} describedBy="rehearsal-leave" onClick={stop}>
        {job.stop}
      </Button>
    </>
  );
};

const tones = { done: 'good', cancelled: 'warning', failed: 'error' } as const;
const toneOf = ({ state }: LongWork) =>
  state === 'done' || state === 'cancelled' || state === 'failed' ? tones[state] : 'info';

type JobProps = { jobId: string; onOver: () => void };

/** A rehearsal that was asked for: how far it is, and what it came to. */
export const RehearsalJob = ({ jobId, onOver }: JobProps) => {
  const { job: words } = useRehearsalWords();
  const say = useSaid();
  const { state, cancel, retry } = useJob(jobId);
  const work = state.kind === 'job' ? state.job : null;
  const said = useAnnounced(work);
  const over = work !== null && isOver(work);
  // Another may begin once this one is over
  useEffect(() => {
    if (over || state.kind === 'failed') onOver();
  }, [over, state.kind]);
  if (state.kind === 'failed')
    return state.failure.kind === 'problem' && [404, 422].includes(state.failure.status) ? (
      <Notice tone="warning">{words.gone}</Notice>
    ) : (
      <ProblemNotice failure={state.failure} onRetry={retry} />
    );
  return (
    <>
      <Announcer message={said} />
      {state.lost ? <ProblemNotice failure={state.lost} onRetry={retry} /> : null}
      {work === null ? <Spinner /> : <h2>{t(words, 'title', { time: formatMoment(work.createdAt) })}</h2>}
      {work !== null && !over ? <Running work={work} onCancel={cancel} /> : null}
      {work !== null && over ? (
        <>
          <Notice tone={toneOf(work)}>{say(work)}</Notice>
          {work.done > 0 ? <RehearsalResult jobId={jobId} /> : null}
        </>
      ) : null}
    </>
  );
};

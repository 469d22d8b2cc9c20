import { useEffect, useRef, useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import type { Failure } from '../api.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice, saidBy } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { isOver, useJob } from '../use-job.ts';
import { BulkResults } from './bulk-results.tsx';
import { useBulkWords } from './bulk-words.ts';

/** Which sentence says how far the work is. */
const sentences = {
  waiting: 'jobWaiting',
  running: 'jobRunning',
  done: 'jobDone',
  cancelled: 'jobCancelled',
  failed: 'jobFailed',
} as const satisfies Record<LongWork['state'], string>;

const useSaid = () => {
  const { bulk } = useBulkWords();
  const { lang } = useSpeech();
  return ({ state, done, total }: LongWork) =>
    t(bulk, sentences[state], { done: formatNumber(lang, done), total: formatNumber(lang, total) });
};

/** Read out at every quarter and at the end, not at every tick. */
const useAnnounced = (job: LongWork | null): string => {
  const say = useSaid();
  const [message, setMessage] = useState('');
  const quarter = job === null ? '' : `${job.state} ${Math.floor((4 * job.done) / Math.max(job.total, 1))}`;
  // A new quarter is what speaks
  useEffect(() => {
    if (job !== null) setMessage(say(job));
  }, [quarter]);
  return message;
};

const Running = ({ job, onCancel }: { job: LongWork; onCancel: () => Promise<void> }) => {
  const { bulk } = useBulkWords();
  const say = useSaid();
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    void onCancel().finally(() => setStopping(false));
  };
  return (
    <>
      <p class="row">
        <progress value={job.done} max={Math.max(job.total, 1)} aria-label={bulk.title} />
        <strong class="num">{say(job)}</strong>
      </p>
      <p>{bulk.jobLeave}</p>
      <p id="cancel-says" class="quiet">
        {bulk.jobCancelHelp}
      </p>
      <Button look="secondary" disabled={stopping} describedBy="cancel-says" onClick={stop}>
        {bulk.jobCancel}
      </Button>
    </>
  );
};

const Over = ({ job }: { job: LongWork }) => {
  const say = useSaid();
  const box = useRef<HTMLDivElement>(null);
  // The results are what was waited for
  useEffect(() => box.current?.focus(), []);
  const isDone = job.state === 'done';
  return (
    <>
      <div ref={box} tabIndex={-1}>
        {isDone ? <p class="total num">{say(job)}</p> : <Notice tone="warning">{say(job)}</Notice>}
      </div>
      {job.results ? <BulkResults job={job} results={job.results} /> : null}
    </>
  );
};

const Lost = ({ failure }: { failure: Failure }) => {
  const { bulk } = useBulkWords();
  const { ui } = useSpeech().words;
  return (
    <Notice tone="warning" live="status">
      {t(bulk, 'jobLost', { why: saidBy(failure, ui).title })}
    </Notice>
  );
};

/** A file that was sent: how far it is, and what became of its rows. */
export const BulkJob = ({ jobId }: { jobId: string }) => {
  const { bulk } = useBulkWords();
  const { state, cancel, retry } = useJob(jobId);
  const job = state.kind === 'job' ? state.job : null;
  const said = useAnnounced(job);
  if (state.kind === 'failed') {
    return state.failure.kind === 'problem' && [404, 422].includes(state.failure.status) ? (
      <Notice tone="warning">{bulk.jobGone}</Notice>
    ) : (
      <ProblemNotice failure={state.failure} onRetry={retry} />
    );
  }
  return (
    <section aria-labelledby="job-title" class="card">
      <h2 id="job-title">
        {job === null ? bulk.title : t(bulk, 'jobTitle', { time: formatMoment(job.createdAt) })}
      </h2>
      <Announcer message={said} />
      {state.lost ? <Lost failure={state.lost} /> : null}
      {job === null ? <Spinner /> : null}
      {job !== null && !isOver(job) ? <Running job={job} onCancel={cancel} /> : null}
      {job !== null && isOver(job) ? <Over job={job} /> : null}
    </section>
  );
};

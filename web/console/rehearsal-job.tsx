import { useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { formatMoment, formatNumber } from '../../domain/texts/format.ts';
import { fill, t } from '../../domain/texts/text.ts';
import { JobCourse } from '../ui/job-course.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { isOver } from '../use-job.ts';
import { Comparison, RehearsalResult, useRehearsal } from './rehearsal-result.tsx';
import { useRehearsalWords } from './rehearsal-words.tsx';

type JobProps = { jobId: string; onOver: () => void };

/** How far a rehearsal is, or how it ended, in a sentence. */
const useSaying = () => {
  const { job: words } = useRehearsalWords();
  const { lang } = useSpeech();
  return ({ state, done, total }: Pick<LongWork, 'state' | 'done' | 'total'>) =>
    t(words, state, { done: formatNumber(lang, done), total: formatNumber(lang, total) });
};

const everyMs = 5_000;

/** A rehearsal that somebody else began: theirs to stop, and everybody's to read. */
const TheirRehearsal = ({ jobId }: { jobId: string }) => {
  const { job: words } = useRehearsalWords();
  const say = useSaying();
  const [ended, setEnded] = useState(false);
  const { value, failure, refresh } = useRehearsal(jobId, ended ? null : everyMs);
  if (value !== null && isOver(value) && !ended) setEnded(true);
  if (failure?.kind === 'problem' && [404, 422].includes(failure.status))
    return <Notice tone="warning">{words.gone}</Notice>;
  if (value === null)
    return failure === null ? (
      <Spinner />
    ) : (
      <ProblemNotice failure={failure} onRetry={() => void refresh()} />
    );
  const { by: who, createdAt } = value;
  return (
    <>
      <Notice tone={value.state === 'done' ? 'good' : 'info'}>{say(value)}</Notice>
      <p class="quiet">{fill(words.by, { who, when: formatMoment(createdAt) })}</p>
      {isOver(value) && value.done > 0 ? <Comparison rehearsal={value} /> : null}
    </>
  );
};

/** A rehearsal that was asked for: how far it is, and what it came to. */
export const RehearsalJob = ({ jobId, onOver }: JobProps) => {
  const { job: words } = useRehearsalWords();
  return (
    <JobCourse
      jobId={jobId}
      words={words}
      say={useSaying()}
      onOver={onOver}
      over={({ done }) => (done > 0 ? <RehearsalResult jobId={jobId} /> : null)}
      theirs={<TheirRehearsal jobId={jobId} />}
    />
  );
};

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LongWork } from '../../domain/long-work.ts';
import { formatMoment } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { isOver, useJob } from '../use-job.ts';
import { Announcer } from './announcer.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Spinner } from './progress.tsx';

/** `title` has a slot for the time; `gone` is said instead of a problem when there is no such work. */
type CourseWords = { stop: string; leave?: string; title?: string; gone?: string };

type CourseProps = {
  jobId: string;
  words: CourseWords;
  /** How far it is, or what came of it, in a sentence. */
  say: (work: LongWork) => string;
  /** What comes under that sentence once it is over. */
  over?: (work: LongWork) => ComponentChildren;
  /** What is shown where it is no work of one's own, and others may read it. */
  theirs?: ComponentChildren;
  /** Nothing more is to come, also where it cannot be read. */
  onOver?: () => void;
};

const tones = {
  done: 'good',
  cancelled: 'warning',
  failed: 'error',
  waiting: 'info',
  running: 'info',
} as const satisfies Record<LongWork['state'], string>;

/** Read out at every quarter and at the end, not at every tick. */
const useAnnounced = (work: LongWork | null, say: CourseProps['say']): string => {
  const [message, setMessage] = useState('');
  const quarter =
    work === null ? '' : `${work.state} ${Math.floor((4 * work.done) / Math.max(work.total, 1))}`;
  // A new quarter is what speaks
  useEffect(() => {
    if (work !== null) setMessage(say(work));
  }, [quarter]);
  return message;
};

type RunningProps = Pick<CourseProps, 'words' | 'say'> & { work: LongWork; onCancel: () => Promise<void> };

const Running = ({ work, words, say, onCancel }: RunningProps) => {
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
      {words.leave ? <p id="job-leave">{words.leave}</p> : null}
      <Button
        look="secondary"
        disabled={stopping}
        onClick={stop}
        {...(words.leave && { describedBy: 'job-leave' })}
      >
        {words.stop}
      </Button>
    </>
  );
};

/** Long work that was asked for: how far it is, a way to stop it, and what it came to; it is followed whatever the network does. */
export const JobCourse = ({ jobId, words, say, over, theirs, onOver }: CourseProps) => {
  const { state, cancel, retry } = useJob(jobId);
  const work = state.kind === 'job' ? state.job : null;
  const said = useAnnounced(work, say);
  const ended = state.kind === 'failed' || (work !== null && isOver(work));
  useEffect(() => {
    if (ended) onOver?.();
  }, [ended]);
  if (state.kind === 'failed') {
    const isGone = state.failure.kind === 'problem' && [404, 422].includes(state.failure.status);
    if (isGone && theirs) return <>{theirs}</>;
    return isGone && words.gone ? (
      <Notice tone="warning">{words.gone}</Notice>
    ) : (
      <ProblemNotice failure={state.failure} onRetry={retry} />
    );
  }
  return (
    <>
      <Announcer message={said} />
      {state.lost ? <ProblemNotice failure={state.lost} onRetry={retry} /> : null}
      {work === null ? <Spinner /> : null}
      {work !== null && words.title ? (
        <h2>{fill(words.title, { time: formatMoment(work.createdAt) })}</h2>
      ) : null}
      {work !== null && !ended ? <Running work={work} words={words} say={say} onCancel={cancel} /> : null}
      {work !== null && ended ? (
        <>
          <Notice tone={tones[work.state]}>{say(work)}</Notice>
          {over?.(work)}
        </>
      ) : null}
    </>
  );
};

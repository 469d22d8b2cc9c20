import { useEffect, useRef, useState } from 'preact/hooks';
import { type LongWork, longWorkRoutes } from '../domain/long-work.ts';
import { type Answer, call, type Failure, mayPass } from './api.ts';

/** `lost`: the last time nobody answered; it is asked again. */
export type JobState =
  | { kind: 'loading'; lost: Failure | null }
  | { kind: 'job'; job: LongWork; lost: Failure | null }
  | { kind: 'failed'; failure: Failure };

/** True once nothing of the work is still to come. */
export const isOver = ({ state }: Pick<LongWork, 'state'>) => state !== 'waiting' && state !== 'running';

/** How long to wait before the work is asked for again, ms: every second at first, then more and more seldom. */
export const pauseBefore = (asked: number, isLost: boolean): number => {
  if (isLost) return 5_000;
  return asked < 15 ? 1_000 : asked < 45 ? 2_000 : 5_000;
};

/** Results of 5,000 rows take their time on a slow network. */
const patience = 60_000;

/** What is known after an answer, before which `was` was known. */
export const afterAnswer = (was: JobState, answer: Answer<LongWork>): JobState => {
  if (answer.kind === 'reply') return { kind: 'job', job: answer.reply, lost: null };
  if (answer.kind === 'unchanged') return was;
  if (!mayPass(answer)) return { kind: 'failed', failure: answer };
  return was.kind === 'job' ? { ...was, lost: answer } : { kind: 'loading', lost: answer };
};

/** Follows long work to its end, whatever the network does, and can cancel it. */
export const useJob = (
  jobId: string,
): { state: JobState; cancel: () => Promise<void>; retry: () => void } => {
  const [state, setState] = useState<JobState>({ kind: 'loading', lost: null });
  const [round, setRound] = useState(0);
  const stopAsking = useRef(() => {});
  // A new round asks again
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let now: JobState = { kind: 'loading', lost: null };
    const ask = async (asked: number) => {
      const answer = await call(longWorkRoutes.getJob, { params: { jobId }, patience });
      if (gone) return;
      now = afterAnswer(now, answer);
      setState(now);
      if (now.kind === 'failed' || (now.kind === 'job' && now.lost === null && isOver(now.job))) return;
      timer = setTimeout(() => void ask(asked + 1), pauseBefore(asked, now.lost !== null));
    };
    void ask(0);
    stopAsking.current = () => {
      gone = true;
      clearTimeout(timer);
    };
    return stopAsking.current;
  }, [jobId, round]);
  const cancel = async () => {
    const answer = await call(longWorkRoutes.cancelJob, { params: { jobId }, patience });
    // What was asked before this knows less: it must not say again that the work runs.
    if (answer.kind === 'reply' && isOver(answer.reply)) stopAsking.current();
    setState((was) => afterAnswer(was, answer));
  };
  return { state, cancel, retry: () => setRound((n) => n + 1) };
};

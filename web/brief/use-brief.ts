import { useEffect, useRef, useState } from 'preact/hooks';
import { addDays, type Day, type Instant } from '../../domain/day.ts';
import { type Summary, summaryRoutes } from '../../domain/summary.ts';
import { zoneRoutes } from '../../domain/zone.ts';
import { call, type Failure } from '../api.ts';

/** A day's summary with the two it is compared with (null: could not be read), and when they were read. */
export type Brief = {
  now: Summary;
  dayBefore: Summary | null;
  weekBefore: Summary | null;
  zoneNames: ReadonlyMap<string, string>;
  readAt: Instant;
};

export type BriefState =
  | { kind: 'loading' }
  | { kind: 'brief'; brief: Brief }
  | { kind: 'failed'; failure: Failure };

const summaryOn = (day: Day, signal: AbortSignal) =>
  call(summaryRoutes.getSummary, { query: { day }, signal });

const replyOf = (answer: Awaited<ReturnType<typeof summaryOn>>) =>
  answer.kind === 'reply' ? answer.reply : null;

const load = async (day: Day, signal: AbortSignal): Promise<BriefState> => {
  const [now, dayBefore, weekBefore, zones] = await Promise.all([
    summaryOn(day, signal),
    summaryOn(addDays(day, -1), signal),
    summaryOn(addDays(day, -7), signal),
    call(zoneRoutes.listZones, { signal }),
  ]);
  if (now.kind === 'unchanged') return { kind: 'loading' };
  if (now.kind !== 'reply') return { kind: 'failed', failure: now };
  const names = zones.kind === 'reply' ? zones.reply.items.map(({ id, name }) => [id, name] as const) : [];
  return {
    kind: 'brief',
    brief: {
      now: now.reply,
      dayBefore: replyOf(dayBefore),
      weekBefore: replyOf(weekBefore),
      zoneNames: new Map(names),
      readAt: new Date().toISOString(),
    },
  };
};

/** The brief of a day, read once and again on demand; the one on show stays until the next has come. */
export const useBrief = (day: Day): { state: BriefState; busy: boolean; again: () => void } => {
  const [state, setState] = useState<BriefState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(true);
  const shown = useRef(day);
  useEffect(() => {
    const stop = new AbortController();
    if (shown.current !== day) setState({ kind: 'loading' });
    shown.current = day;
    setBusy(true);
    void load(day, stop.signal).then((next) => {
      if (stop.signal.aborted) return;
      setState(next);
      setBusy(false);
    });
    return () => stop.abort();
  }, [day, attempt]);
  return { state, busy, again: () => setAttempt((n) => n + 1) };
};

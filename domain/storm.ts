import * as z from 'zod/mini';
import { minutesAfter } from './clock.ts';
import { Instant } from './day.ts';

/** What has lately gone to one recipient by one rule: the notices that were let through until the window ends. */
export const StormGuard = z.strictObject({ until: Instant, passed: z.array(z.string()) });
export type StormGuard = z.infer<typeof StormGuard>;

/** How many may pass one by one in a window of so many minutes; the rest are told together at its end. */
export type Window = { pass: number; minutes: number };

export type Judged = {
  /** null: it may go. Else when it is told together with the others of the window. */
  holdUntil: Instant | null;
  /** What is to be remembered; null when nothing changed. */
  guard: StormGuard | null;
};

/**
 * Whether a notice goes by itself. The first of a quiet spell opens a window; the same notice asked again gets the same answer while
 * the window lasts, so that a run that broke off may be repeated.
 */
export const guardStorm = (
  guard: StormGuard | null,
  noticeId: string,
  now: Instant,
  { pass, minutes }: Window,
): Judged => {
  const current =
    guard !== null && Date.parse(now) < Date.parse(guard.until)
      ? guard
      : { until: minutesAfter(now, minutes), passed: [] };
  if (current.passed.includes(noticeId)) return { holdUntil: null, guard: null };
  if (current.passed.length < pass)
    return { holdUntil: null, guard: { ...current, passed: [...current.passed, noticeId] } };
  return { holdUntil: current.until, guard: current === guard ? null : current };
};

import type { Instant } from '../../domain/day.ts';

/** A request may take 10 s: what came in before a moment is written by then. */
const underWayMs = 11_000;

type Wait = {
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<unknown>;
};

/** Waits until all that came in before the moment is written, so that nothing is judged from under it. */
export const allWritten = async ({ pause }: Wait, moment: Instant, now: Instant): Promise<void> => {
  const early = Date.parse(moment) + underWayMs - Date.parse(now);
  if (early > 0) await pause(Math.min(early, underWayMs));
};

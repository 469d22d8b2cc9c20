import type { Instant } from './day.ts';

const minute = 60_000;

/**
 * Waits after each try that failed, ms: 1, 5 and 30 minutes, 2, 6, 12 and 24 hours. Eight tries over nearly two days bear a receiver
 * that is away over a night or a holiday. [D], after the growing waits that Standard Webhooks recommends.
 */
export const retryWaitsMs: readonly number[] = [1, 5, 30, 120, 360, 720, 1440].map((n) => n * minute);

/** Tries of a delivery that nobody asks to be sent again. */
export const mostTries = retryWaitsMs.length + 1;

/** A wait is longer by up to this share, so that receivers that were away are not asked all at once when they come back. */
const jitter = 0.2;

/**
 * When to try again after so many tries have failed (1 or more); null when that was the last. `chance` is a number from 0 up to 1.
 */
export const nextTry = (tries: number, now: Instant, chance: number): Instant | null => {
  const wait = retryWaitsMs[tries - 1];
  return wait === undefined ? null : new Date(Date.parse(now) + wait * (1 + jitter * chance)).toISOString();
};

/** What came of a try: the receiver took it, is gone for good, or something that may pass. */
export type TryOutcome = 'taken' | 'gone' | 'failed';

/** What a status says: 2xx took it, 410 wants nothing more; a redirect is not followed, and is a failure as all else. */
export const outcomeOf = (status: number): TryOutcome => {
  if (status >= 200 && status < 300) return 'taken';
  return status === 410 ? 'gone' : 'failed';
};

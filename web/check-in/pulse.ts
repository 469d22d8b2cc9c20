import type { Failure } from '../api.ts';

type Needs = {
  /** Sends what waits. @returns what stopped it */
  drain: () => Promise<Failure | null>;
  /** Milliseconds since 1970 by this device. */
  now: () => number;
  /** 0 to 1. */
  random: () => number;
  after: (ms: number, work: () => void) => () => void;
};

const firstMs = 4_000;
const longestMs = 300_000;

/** How long until the next try: twice as long after each failure, from half of it on by chance, never before the server asks. */
export const pauseOf = (failures: number, failure: Failure, random: number): number => {
  const longest = Math.min(longestMs, firstMs * 2 ** (failures - 1));
  const asked = failure.kind === 'problem' ? (failure.retryAfter ?? 0) * 1_000 : 0;
  return Math.max(asked, longest * (0.5 + random / 2));
};

/** Sends what waits again and again, until nothing waits. `beat` tries now, unless the server has asked to wait. */
export const makePulse = ({ drain, now, random, after }: Needs) => {
  let failures = 0;
  let notBefore = 0;
  let stop: (() => void) | null = null;
  let under: Promise<void> | null = null;
  const plan = (ms: number) => {
    stop?.();
    stop = after(ms, () => {
      stop = null;
      void beat();
    });
  };
  const work = async () => {
    const failure = await drain();
    stop?.();
    stop = null;
    if (failure === null) {
      failures = 0;
      return;
    }
    failures += 1;
    const pause = pauseOf(failures, failure, random());
    notBefore = failure.kind === 'problem' && failure.retryAfter ? now() + pause : 0;
    // Nobody is signed in: signing in brings a new page.
    if (failure.kind !== 'signed-out') plan(pause);
  };
  const beat = (): Promise<void> => {
    if (now() < notBefore) {
      plan(notBefore - now());
      return Promise.resolve();
    }
    under ??= work().finally(() => {
      under = null;
    });
    return under;
  };
  /** Something waits that was stored meanwhile: it goes soon, unless a try is planned or under way. */
  const expect = () => {
    if (stop === null && under === null) plan(firstMs * (0.5 + random() / 2));
  };
  return { beat, expect };
};

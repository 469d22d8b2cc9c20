import { setTimeout as sleep } from 'node:timers/promises';
import { createPass, type PollerNeeds } from './stream-pass.ts';

/** Pause when there was nothing to read, and after an error, ms. */
const pauses = { idleMs: 100, errorMs: 250 } as const;

export type Poller = {
  /** Resolves when everything written before the call has been handed over. */
  drained: () => Promise<void>;
  /** Ends after the batch under way. */
  stop: () => Promise<void>;
};

/** Feeds one job with the records of a stream, shard by shard in order, from where it was left. */
export const startPoller = (needs: PollerNeeds): Poller => {
  let isOver = false;
  const waiting: { since: number; resolve: () => void }[] = [];
  const abort = new AbortController();
  const isStopped = () => isOver;

  const settle = (passBegan: number) => {
    const ready = waiting.filter(({ since }) => since <= passBegan);
    for (const { resolve } of ready) resolve();
    waiting.splice(0, waiting.length, ...waiting.filter((one) => !ready.includes(one)));
  };
  const rest = (ms: number) => sleep(ms, undefined, { signal: abort.signal }).catch(() => {});
  const run = async (): Promise<void> => {
    const pass = createPass(needs, isStopped);
    while (!isOver) {
      const began = performance.now();
      try {
        const count = await pass();
        if (count > 0) continue;
        settle(began);
        await rest(pauses.idleMs);
      } catch {
        await rest(pauses.errorMs); // the engine is away; it comes back, or the door stops
      }
    }
  };
  const running = run();

  return {
    drained: () => new Promise((resolve) => waiting.push({ since: performance.now(), resolve })),
    stop: async () => {
      isOver = true;
      abort.abort();
      await running;
    },
  };
};

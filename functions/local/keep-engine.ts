import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, startEngine } from './engine.ts';

/** Waits before each try to bring a dead engine back, ms. When all have failed, there is no going on. */
const waitsMs = [50, 200, 500, 1_000, 2_000];
/** An engine that lived this long was well: the next death starts the waits anew, ms. */
const wellAfterMs = 500;

export type KeptEngine = {
  endpoint: string;
  /** How often it has been away so far, or 'away' while it is. */
  state: () => number | 'away';
  /** The engine's own process now, for whoever wants to watch or end it. */
  pid: () => number | undefined;
  /** Resolves with the reason when it cannot be brought back. */
  lost: Promise<Error>;
  stop: () => Promise<void>;
};

type Start = (where: { dbFile: string; port?: number }) => Promise<Engine>;

/** Starts the engine on a file, and again on the same port and file whenever it dies. */
export const keepEngine = async (
  dbFile: string,
  start: Start = startEngine,
  waits: readonly number[] = waitsMs,
): Promise<KeptEngine> => {
  let engine = await start({ dbFile });
  let absences = 0;
  let isAway = false;
  let isStopping = false;
  const lost = Promise.withResolvers<Error>();
  const port = Number(new URL(engine.endpoint).port);

  const revive = async (attempt: number): Promise<Engine | undefined> => {
    await sleep(waits[attempt]);
    if (isStopping) return undefined;
    try {
      return await start({ dbFile, port });
    } catch (error) {
      if (attempt + 1 < waits.length) return revive(attempt + 1);
      lost.resolve(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  };
  const watch = async (): Promise<void> => {
    for (let attempt = -1; ; ) {
      const born = performance.now();
      await engine.ended;
      if (isStopping) return;
      isAway = true;
      absences += 1;
      attempt = performance.now() - born > wellAfterMs ? 0 : Math.min(attempt + 1, waits.length - 1);
      const next = await revive(attempt);
      if (next === undefined) return;
      engine = next;
      isAway = false;
    }
  };
  const watching = watch();

  return {
    endpoint: engine.endpoint,
    state: () => (isAway ? 'away' : absences),
    pid: () => engine.pid,
    lost: lost.promise,
    stop: async () => {
      isStopping = true;
      await engine.stop();
      await watching;
      // It may have been brought back in the very moment.
      await engine.stop();
    },
  };
};

import { setTimeout as sleep } from 'node:timers/promises';
import type { StreamSource } from './stream-source.ts';

/** Pause between looks whether the engine is back, ms. */
const awayMs = 100;

/** Resolves when the engine answers, or when we are ending. @returns true when it was away: what failed meanwhile is nobody's fault */
export const whenWell = async (
  source: Pick<StreamSource, 'arn'>,
  isOver: () => boolean,
): Promise<boolean> => {
  for (let wasAway = false; ; wasAway = true) {
    try {
      await source.arn();
      return wasAway;
    } catch {
      if (isOver()) return true;
      await sleep(awayMs);
    }
  }
};

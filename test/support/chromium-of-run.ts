import type { TestProject } from 'vitest/node';
import { type Chromium, readyChromium } from '../../functions/brief/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Pick<Chromium, 'executable' | 'env'>;
  }
}

/** Unpacks the Chromium of a run once, 210 MB, for all the browsers that its journeys open. */
export const setup = async ({ provide }: TestProject): Promise<() => void> => {
  const { executable, env, close } = await readyChromium();
  provide('chromium', { executable, env });
  return close;
};

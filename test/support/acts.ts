import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

/** One act of a hand on a page: a tap on something, or a key pressed in a field. */
const Act = z.object({ kind: z.enum(['tap', 'key']), on: z.string(), typed: z.boolean() });
export type Act = z.infer<typeof Act>;

const recorder = `(() => {
  const acts = [];
  window.actsOfHand = acts;
  const act = (kind) => (event) => {
    const control = event.target.closest('input, textarea, select, button, a, label');
    const typed = control !== null && control.matches('input[type=text], textarea');
    acts.push({ kind, on: control === null ? '' : control.name || control.textContent.trim(), typed });
  };
  addEventListener('pointerdown', act('tap'), true);
  addEventListener('keydown', act('key'), true);
})()`;

/** Begins to record what a hand does on the page as it stands; it must not be loaded anew meanwhile. */
export const recordActs = async (page: Page): Promise<() => Promise<Act[]>> => {
  await page.evaluate(recorder);
  return async () => z.parse(z.array(Act), await page.evaluate('window.actsOfHand'));
};

/** Interactions: each tap on something, and each field that was typed into, counted once however many keys it took. */
export const interactionsOf = (acts: readonly Act[]): number => {
  const taps = acts.filter(({ kind, typed }) => kind === 'tap' && !typed).length;
  return taps + new Set(acts.filter(({ kind }) => kind === 'key').map(({ on }) => on)).size;
};

/**
 * Seconds that a practised person needs, by the keystroke-level model of Card, Moran and Newell (1980): K 0.28 for a press of a key or
 * of the finger (an average typist), P 1.1 to point, H 0.4 to move the hand between pointing and typing, M 1.35 to make up one's mind
 * before each thing that is tapped or filled in.
 */
export const secondsOf = (acts: readonly Act[]): number => {
  const [K, P, H, M] = [0.28, 1.1, 0.4, 1.35];
  return acts.reduce((sum, { kind }, n) => {
    const before = acts[n - 1]?.kind ?? 'tap';
    const homing = n > 0 && before !== kind ? H : 0;
    return sum + homing + K + (kind === 'tap' ? M + P : 0);
  }, 0);
};

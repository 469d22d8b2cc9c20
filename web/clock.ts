import type { Instant } from '../domain/day.ts';

/*
 * The server's clock as this device heard it last: a phone's own may be days off, and which day is today is the server's to say.
 */

const key = 'san-sang.clock';
/** Below this a difference is the network's delay or the `Date` header's whole seconds, not a wrong clock; ms. */
const tolerance = 5_000;
const listeners = new Set<() => void>();

/** How far the server's clock was ahead of the device's, ms, and what the device's showed when that was heard. */
type Heard = { offset: number; at: number };

const kept = (): Heard => {
  try {
    const [offset = Number.NaN, at = 0] = (localStorage.getItem(key) ?? '').split(' ').map(Number);
    return Number.isFinite(offset) && Number.isFinite(at) ? { offset, at } : { offset: 0, at: 0 };
  } catch {
    return { offset: 0, at: 0 };
  }
};

let last: Heard | null = null;

/** The first use reads what an earlier visit kept. A clock that shows less than it did then has been put right since: what was heard of it is void. */
const ahead = (): number => {
  last ??= kept();
  return Date.now() < last.at - tolerance ? 0 : last.offset;
};

/** Now, by the server's clock. */
export const now = (): Instant => new Date(Date.now() + ahead()).toISOString();

/** Takes the `Date` header of an answer that has just come. */
export const heard = (date: string | null): void => {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return;
  const at = Date.now();
  const next = server - at;
  const known = ahead();
  const isKnown = Math.abs(next - known) < tolerance;
  if (isKnown && known === 0) return;
  last = { offset: isKnown ? known : Math.abs(next) < tolerance ? 0 : next, at };
  try {
    localStorage.setItem(key, `${last.offset} ${last.at}`);
  } catch {
    // Heard again at the next answer.
  }
  if (isKnown) return;
  for (const listener of listeners) listener();
};

/** Is told when the server's clock turned out to be another than was thought. @returns how to stop */
export const onClock = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

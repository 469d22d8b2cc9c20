import type { Instant } from '../domain/day.ts';

/*
 * The server's clock as this device heard it last: a phone's own may be days off, and which day is today is the server's to say.
 */

const key = 'san-sang.clock';
/** Below this a difference is the network's delay or the `Date` header's whole seconds, not a wrong clock; ms. */
const tolerance = 5_000;
const listeners = new Set<() => void>();

const keptOffset = (): number => {
  try {
    const offset = Number(localStorage.getItem(key) ?? 0);
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
};

/** How far the server's clock is ahead of the device's, ms; the first use reads what an earlier visit kept. */
let offset: number | null = null;
const ahead = (): number => {
  offset ??= keptOffset();
  return offset;
};

/** Now, by the server's clock. */
export const now = (): Instant => new Date(Date.now() + ahead()).toISOString();

/** Takes the `Date` header of an answer that has just come. */
export const heard = (date: string | null): void => {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return;
  const next = server - Date.now();
  if (Math.abs(next - ahead()) < tolerance) return;
  offset = Math.abs(next) < tolerance ? 0 : next;
  try {
    localStorage.setItem(key, String(offset));
  } catch {
    // Heard again at the next answer.
  }
  for (const listener of listeners) listener();
};

/** Is told when the server's clock turned out to be another than was thought. @returns how to stop */
export const onClock = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '../../domain/day.ts';

/** The moment, renewed every `everyMs` milliseconds: for texts that say how long is left. */
export const useNow = (everyMs: number): Instant => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};

type Listener = (now: Instant) => void;

/** One clock for texts deep in a table. */
const listeners = new Set<Listener>();
let ticking: ReturnType<typeof setInterval> | null = null;
const tickMs = 20_000;

const listen = (listener: Listener) => {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    const now = new Date().toISOString();
    for (const each of listeners) each(now);
  }, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
};

/** What is said of the moment, and said anew only when it becomes something else: hundreds of rows are not drawn at every tick. */
export const useSaidNow = <T>(say: (now: Instant) => T, sameAs: (a: T, b: T) => boolean): T => {
  const latest = useRef(say);
  latest.current = say;
  const [, setTick] = useState(0);
  const shown = useRef<T | null>(null);
  useEffect(
    () =>
      listen((now) => {
        const next = latest.current(now);
        if (shown.current === null || !sameAs(shown.current, next)) setTick((n) => n + 1);
      }),
    [],
  );
  const said = say(new Date().toISOString());
  shown.current = said;
  return said;
};

import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
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

/** The moment for texts deep in a table: only they are drawn again when it moves. */
export const NowContext = createContext<Instant>(new Date(0).toISOString());

export const useSharedNow = () => useContext(NowContext);

import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../domain/member.ts';

/** The view itself is read first. */
const afterMs = 3_000;

/** How many versions of the criteria wait for this reader to decide; read anew when the place changes, and 0 where it is not known. */
export const useWaitingCriteria = (me: Me | null, search: string): { count: number; refresh: () => void } => {
  const [count, setCount] = useState(0);
  const read = async () => {
    if (me === null) return;
    const { countWaitingCriteria } = await import('./count-waiting-criteria.ts');
    const waiting = await countWaitingCriteria(me);
    if (waiting !== null) setCount(waiting);
  };
  const refresh = () => void read().catch(() => undefined);
  useEffect(() => {
    const timer = setTimeout(refresh, afterMs);
    return () => clearTimeout(timer);
  }, [me, search]);
  return { count, refresh };
};

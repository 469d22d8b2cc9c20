import { useEffect, useState } from 'preact/hooks';
import { type CheckInRevision, checkInRoutes } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import { call, type Failure } from '../api.ts';
import type { Filed } from './site-day.ts';

export type DayHistory = Filed & { /** Oldest first. */ history: CheckInRevision[] };
export type HistoryState = DayHistory | Failure | null;

/** Every revision of a day; null while it is read. `revision` is the newest one known: another reads again. */
export const useHistory = (siteId: string, day: Day, revision: number | null): [HistoryState, () => void] => {
  const [state, setState] = useState<HistoryState>(null);
  const [round, setRound] = useState(0);
  // A new revision or round reads again
  useEffect(() => {
    let gone = false;
    void call(checkInRoutes.getCheckIn, { params: { siteId, day } }).then((answer) => {
      if (gone || answer.kind === 'unchanged') return;
      setState(answer.kind === 'reply' ? answer.reply : answer);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, revision, round]);
  return [state, () => setRound((n) => n + 1)];
};

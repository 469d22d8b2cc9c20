import { useEffect, useRef, useState } from 'preact/hooks';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { call, type Failure } from '../api.ts';
import { type DayRow, dayRows } from './day-rows.ts';
import { useDesk } from './desk.ts';
import type { Filed, SiteDay } from './site-day.ts';
import { loadHolidays } from './use-owes.ts';

export type SpanState =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  /** Days of the span, oldest first; `failure`: earlier days could not be read. */
  | { kind: 'rows'; rows: DayRow[]; holidays: ReadonlySet<Day>; failure: Failure | null };

type Known = { from: Day; filed: readonly Filed[]; holidays: ReadonlySet<Day> };
type Read = { known: Known | null; failure: Failure | null };

const noHolidays: ReadonlySet<Day> = new Set();

/** Reads what is not known yet of the days from `from` to `to`. */
const readMore = async (siteId: string, from: Day, to: Day, known: Known | null): Promise<Read> => {
  const query = { from, to: known ? addDays(known.from, -1) : to, limit: '200' };
  const [answer, holidays] = await Promise.all([
    call(checkInRoutes.listCheckIns, { params: { siteId }, query }),
    known?.holidays ?? loadHolidays().catch(() => noHolidays),
  ]);
  if (answer.kind === 'unchanged') return { known, failure: { kind: 'unreadable', status: 304 } };
  if (answer.kind !== 'reply') return { known, failure: answer };
  const filed = [...(known?.filed ?? []), ...answer.reply.items];
  return { known: { from, filed, holidays }, failure: null };
};

/**
 * What was reported on the days of a span, and how to try again. A `from` that moves back reads the days before; what is shown
 * stays meanwhile.
 */
export const useSpan = ({ detail }: Pick<SiteDay, 'detail'>, from: Day, to: Day): [SpanState, () => void] => {
  const { now, today } = useDesk();
  const { siteId } = detail.site;
  const [read, setRead] = useState<Read | null>(null);
  const known = useRef<Known | null>(null);
  const [round, setRound] = useState(0);
  // A new round tries again
  useEffect(() => {
    let gone = false;
    void readMore(siteId, from, to, known.current).then((next) => {
      if (gone) return;
      known.current = next.known;
      setRead(next);
    });
    return () => {
      gone = true;
    };
  }, [siteId, from, to, round]);
  const again = () => setRound((n) => n + 1);
  if (read === null) return [{ kind: 'loading' }, again];
  const { known: have, failure } = read;
  if (have === null) return [failure ? { kind: 'failed', failure } : { kind: 'loading' }, again];
  const rows = dayRows({
    detail,
    filed: have.filed,
    from: have.from,
    to,
    now: now(),
    today,
    holidays: have.holidays,
  });
  return [{ kind: 'rows', rows, holidays: have.holidays, failure }, again];
};

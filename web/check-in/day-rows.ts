import { addDays, type Day, daysFrom, type Instant } from '../../domain/day.ts';
import { clocks, cutOffOf } from '../../domain/pack/clocks.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { owes } from './owes.ts';
import type { Filed } from './site-day.ts';

/**
 * What became of a day. `onTime` `late`: a due day that was reported; `extra`: reported though not due; `missing`: due, its cut-off
 * has passed and nothing was reported; `waiting`: due, and there is still time; `rest`: not due, nothing reported.
 */
export type DayState = 'onTime' | 'late' | 'extra' | 'missing' | 'waiting' | 'rest';

export type DayRow = {
  day: Day;
  state: DayState;
  filed: Filed | null;
  /** Whether the day still takes a report or a correction. */
  open: boolean;
};

type Span = {
  detail: SiteDetail;
  /** The newest revisions of the span's days, in any order. */
  filed: readonly Filed[];
  from: Day;
  to: Day;
  now: Instant;
  today: Day;
  holidays: ReadonlySet<Day>;
};

/** The last day on which a day is still corrected. */
export const correctableUntil = (day: Day): Day => addDays(day, clocks.correctionDays);

const stateOf = (filed: Filed | null, isOwed: boolean, day: Day, now: Instant): DayState => {
  if (filed) return filed.checkIn.onTime === null ? 'extra' : filed.checkIn.onTime ? 'onTime' : 'late';
  if (!isOwed) return 'rest';
  return Date.parse(now) < Date.parse(cutOffOf(day)) ? 'waiting' : 'missing';
};

const newestBefore = (filed: readonly Filed[], day: Day): Filed | null =>
  filed
    .filter(({ checkIn }) => checkIn.day < day)
    .toSorted((a, b) => (a.checkIn.day < b.checkIn.day ? 1 : -1))[0] ?? null;

/**
 * The days of a span, oldest first, from the site's registration on. A reported day says itself whether it was due; an unreported
 * one is judged by the register as far as this page knows it.
 */
export const dayRows = ({ detail, filed, from, to, now, today, holidays }: Span): DayRow[] => {
  const first = from < detail.site.registeredOn ? detail.site.registeredOn : from;
  const byDay = new Map(filed.map((one) => [one.checkIn.day, one]));
  // What was reported before the span decides its first days: who sleeps there works on Sundays too.
  let before = newestBefore(filed, first);
  return daysFrom(first, to).map((day) => {
    const said = byDay.get(day) ?? null;
    const state = stateOf(said, owes({ detail, day, before }, holidays), day, now);
    before = said ?? before;
    return { day, state, filed: said, open: day <= today && today <= correctableUntil(day) };
  });
};

/** How far ahead a due day is looked for: beyond a long closure nobody needs the date today. */
const lookAhead = 14;

/** The first due day from `from` on; null when there is none for two weeks. */
export const nextDue = (
  detail: SiteDetail,
  before: Filed | null,
  from: Day,
  holidays: ReadonlySet<Day>,
): Day | null =>
  daysFrom(from, addDays(from, lookAhead)).find((day) => owes({ detail, day, before }, holidays)) ?? null;

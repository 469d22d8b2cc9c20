import { describe, expect, it } from 'vitest';
import { addDays, daysFrom, weekday } from '../../../domain/day.ts';
import { quietOf } from '../../../web/check-in/receipt-quiet.tsx';
import type { Filed, SiteDay } from '../../../web/check-in/site-day.ts';
import { a } from '../../support/a.ts';
import { assessment } from '../../support/alert-facts.ts';

const detail = (over: Partial<SiteDay['detail']> = {}): SiteDay['detail'] => ({
  site: a.record().site,
  standing: {
    day: null,
    revision: 0,
    readiness: null,
    band: null,
    gates: [],
    scenario: null,
    freshness: null,
  },
  plan: a.plan(),
  calendar: { workingWeekdays: null, closures: [] },
  ...over,
});
/** Reports of the working days up to a day, newest first, 21 at most. */
const reports = (from: string, to: string): Filed[] =>
  daysFrom(from, to)
    .filter((day) => weekday(day) !== 7)
    .map((day) => ({ checkIn: a.said(day).checkIn, assessment: assessment() }))
    .toReversed()
    .slice(0, 21);
const first = '2021-06-07';
const quiet = (to: string, of = detail(), from = first) => quietOf(of, to, reports(from, to), new Set());

describe('what a receipt says of a quiet start', () => {
  it('is said for the days of the window after the first report, as the server judges them', () => {
    expect(quiet(first)).toEqual({ reason: 'first-reports', windowDays: 7, offDays: 3 });
    expect(quiet('2021-06-15')?.reason).toBe('first-reports');
    expect(quiet('2021-06-16')).toBeNull();
  });

  it('is not said of a site whose first report is further back than 21', () => {
    expect(quiet('2021-07-31')).toBeNull();
  });

  it('is said after a break', () => {
    const closure = { from: '2021-07-12', to: '2021-07-14', reason: 'x', enteredOn: first, confirmed: true };
    const of = detail({ calendar: { workingWeekdays: null, closures: [closure] } });
    expect(quiet('2021-07-15', of)?.reason).toBe('break');
    expect(quiet(addDays('2021-07-15', 10), of)).toBeNull();
  });

  it('is not said without a plan: nothing is scored', () => {
    expect(quiet(first, detail({ plan: null }))).toBeNull();
  });
});

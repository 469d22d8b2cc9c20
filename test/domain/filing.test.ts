import { describe, expect, it } from 'vitest';
import { dayIsOpen } from '../../domain/check-in.ts';
import { addDays, daysFrom } from '../../domain/day.ts';
import { fileCheckIn, recentOf, type SiteFile, templateToFile } from '../../domain/filing.ts';
import { templates } from '../../domain/pack/templates.ts';
import { standingOf } from '../../domain/site-record.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const by = { member: 'member-hr', name: 'Hòa' };
const newestFirst = (days: string[]) => days.toReversed().map((day) => a.said(day));
const file = (over: Partial<SiteFile> = {}): SiteFile => ({
  ...{ record: a.record(), plans: [a.plan()], heads: [], episodes: [], newestCase: null },
  ...over,
});
const filed = (
  request = a.checkInRequest(),
  { of = file(), day = a.day, now = at(day) }: { of?: SiteFile; day?: string; now?: string } = {},
) => fileCheckIn(of, a.template(), { day, request, by, now });
const code = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error !== null && typeof error === 'object' && 'code' in error ? error.code : error;
  }
  return 'done';
};

describe('what an assessment looks back on', () => {
  const days = (heads: ReturnType<typeof newestFirst>) =>
    recentOf(heads, a.day).map(({ checkIn }) => checkIn.day);

  it('is the fourteen days before, all of them', () => {
    const heads = newestFirst(daysFrom('2021-05-20', '2021-06-20'));
    expect(days(heads)).toEqual(daysFrom('2021-06-01', '2021-06-14').toReversed());
  });

  it('is at least the nine check-ins before, however old', () => {
    const old = Array.from({ length: 12 }, (_, n) => addDays(a.day, -7 * (12 - n)));
    expect(days(newestFirst(old))).toEqual(old.slice(3).toReversed());
  });

  it('is never the day itself or a later one', () => {
    expect(days(newestFirst([a.day, '2021-06-16']))).toEqual([]);
  });
});

describe('a filing', () => {
  it('keeps who filed it, when, and the revisions that it was judged by', () => {
    const heads = newestFirst(['2021-06-12', '2021-06-14']);
    const { filed: one, reply } = filed(a.checkInRequest({}, { unchanged: false }), { of: file({ heads }) });
    expect(one.inputs).toEqual([
      { day: '2021-06-14', revision: 1 },
      { day: '2021-06-12', revision: 1 },
    ]);
    expect([one.by, one.unchanged, one.reason]).toEqual([by, false, null]);
    expect(one.checkIn).toEqual({
      ...{ siteId: 'may-song-cau', day: a.day, revision: 1, receivedAt: at(a.day), onTime: true },
      answers: a.answers(),
    });
    expect(reply).toEqual({ checkIn: one.checkIn, assessment: one.assessment, alerts: [] });
  });

  it('of the newest day is the standing; of an older day it is not, and raises no rule of the standing', () => {
    const newest = filed();
    expect(newest.record.standing).toMatchObject({ day: a.day, revision: 1, lodged: 0 });
    const of = file({ record: newest.record });
    const request = a.checkInRequest({ isolationFree: 0, f0: 1 });
    const older = filed(request, { of, day: '2021-06-14', now: at(a.day) });
    expect(older.record).toEqual(of.record);
    expect(older.reply.assessment.band).toBe('not-ready');
    expect(older.reply.alerts.map(({ rule }) => rule)).toEqual(['case-reported']);
    const today = filed(request, { of });
    expect(today.reply.alerts.map(({ rule }) => rule)).toEqual([
      ...['case-reported', 'isolation-short', 'not-ready'],
    ]);
    expect(standingOf(newest.record, a.day, at(a.day))).toEqual({
      ...{ day: a.day, revision: 1, readiness: 64.6, band: 'weak', gates: [], scenario: 'normal' },
      freshness: 'fresh',
    });
  });

  it('on a day that is not due has no timeliness, and is due where people slept the day before', () => {
    const sunday = '2021-06-20';
    expect(filed(a.checkInRequest(), { day: sunday }).filed.checkIn.onTime).toBeNull();
    const heads = [a.said('2021-06-19', { lodged: 4 })];
    expect(filed(a.checkInRequest(), { of: file({ heads }), day: sunday }).filed.checkIn.onTime).toBe(true);
  });

  it.each<[string, () => unknown, string]>([
    ['tomorrow', () => filed(undefined, { day: '2021-06-16', now: at(a.day) }), 'day-not-open'],
    ['eight days back', () => filed(undefined, { day: '2021-06-07', now: at(a.day) }), 'day-not-open'],
    ['positives without tests', () => filed(a.checkInRequest({ positive: 13 })), 'more-than-tested'],
    [
      'positives of a week’s tests',
      () => filed(a.checkInRequest({ positive: 13 }), { of: file({ heads: newestFirst(['2021-06-09']) }) }),
      'done',
    ],
    [
      'positives of tests before the window',
      () => filed(a.checkInRequest({ positive: 13 }), { of: file({ heads: newestFirst(['2021-06-08']) }) }),
      'more-than-tested',
    ],
    [
      'an older revision',
      () => filed(a.checkInRequest({}, { seenRevision: 0 }), { of: file({ heads: newestFirst([a.day]) }) }),
      'stale-revision',
    ],
    [
      'a revision that there is not',
      () => filed(a.checkInRequest({}, { seenRevision: 1 })),
      'stale-revision',
    ],
    [
      'fewer cases without a reason',
      () =>
        filed(a.checkInRequest({ f0: 1 }, { seenRevision: 1 }), {
          of: file({ heads: [a.said(a.day, { f0: 2 })] }),
        }),
      'reason-required',
    ],
    [
      'no change with nothing before',
      () => filed(a.checkInRequest({}, { unchanged: true })),
      'no-change-refused',
    ],
  ])('with %s is judged: %#', (_, act, expected) => {
    expect(code(act)).toBe(expected);
  });
});

describe('a day', () => {
  it.each([
    ['2021-06-15', '2021-06-14T17:00:00.000Z', true],
    ['2021-06-15', '2021-06-14T16:59:59.999Z', false],
    ['2021-06-15', '2021-06-22T16:59:59.999Z', true],
    ['2021-06-15', '2021-06-22T17:00:00.000Z', false],
  ])('%s is open at %s: %s', (day, now, expected) => {
    expect(dayIsOpen(day, now)).toBe(expected);
  });

  it('before the first template is not open, whatever the time', () => {
    const act = (day: string, now: string) => code(() => templateToFile(templates, day, now));
    expect(act('2021-06-05', at('2021-06-06'))).toBe('done');
    expect(act('2021-06-04', at('2021-06-06'))).toBe('day-not-open');
    expect(act('1999-01-01', at(a.day))).toBe('day-not-open');
  });
});

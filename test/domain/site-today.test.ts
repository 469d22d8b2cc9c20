import { describe, expect, it } from 'vitest';
import { isAberrant } from '../../domain/aberration.ts';
import { sameAsBefore } from '../../domain/answers.ts';
import { addDays, instantOf } from '../../domain/day.ts';
import type { Said, SiteFile } from '../../domain/filing.ts';
import { symptomSeries } from '../../domain/scenario.ts';
import { siteToday } from '../../domain/site-today.ts';
import { a } from '../support/a.ts';

const now = instantOf(a.day, '09:00');
const yesterday = addDays(a.day, -1);
const templates = [a.template()];
const fileOf = (heads: Said[], over: Partial<SiteFile> = {}): SiteFile => ({
  record: a.record(),
  plans: [a.plan()],
  heads,
  episodes: [],
  newestCase: null,
  ...over,
});
const todayOf = (heads: Said[], over: Partial<SiteFile> = {}) =>
  siteToday(fileOf(heads, over), templates, now).today;

describe('where a site stands with today’s check-in', () => {
  it('waits, with the answers of the last report and the no-change door open', () => {
    expect(todayOf([a.said(yesterday)])).toEqual({
      day: a.day,
      due: true,
      filed: null,
      last: { day: yesterday, answers: a.answers() },
      shut: null,
      unusualFrom: expect.any(Number),
    });
  });

  it('is reported once the day has a head', () => {
    const { filed, last } = todayOf([a.said(a.day), a.said(yesterday)]);
    expect(filed).toEqual({ revision: 1, receivedAt: `${a.day}T02:00:00.000Z`, onTime: true });
    expect(last?.day).toBe(yesterday);
  });

  it('has no door without a report before', () => {
    expect(todayOf([])).toMatchObject({ last: null, shut: 'nothing-before', unusualFrom: null });
  });

  it.each<[string, Said[], Partial<SiteFile>]>([
    ['cases-before', [a.said(yesterday, { f0: 1 })], {}],
    ['break', [a.said(addDays(a.day, -5))], {}],
    ['plan-changed', [a.said(yesterday)], { plans: [a.plan({ version: 2 })] }],
  ])('says why the door is shut: %s', (why, heads, over) => {
    expect(todayOf(heads, over).shut).toBe(why);
  });

  it('owes nothing while it is closed', () => {
    const record = a.record({ states: [{ state: 'closed', from: '2021-05-01' }] });
    expect(todayOf([a.said(yesterday)], { record }).due).toBe(false);
  });

  it.each([0, 1, 4, 12])('knows from how many symptoms on the day is unusual, after %i a day', (usual) => {
    const heads = Array.from({ length: 12 }, (_, back) =>
      a.said(addDays(yesterday, -back), { symptomatic: usual }),
    );
    const { unusualFrom } = todayOf(heads);
    const recent = heads.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers }));
    const isUnusual = (symptomatic: number) => {
      const answers = { ...sameAsBefore(a.answers()), symptomatic };
      return isAberrant(symptomSeries(answers, recent, a.day), answers.present, a.template().aberration);
    };
    expect(unusualFrom).not.toBeNull();
    expect([isUnusual((unusualFrom ?? 0) - 1), isUnusual(unusualFrom ?? 0)]).toEqual([false, true]);
  });
});

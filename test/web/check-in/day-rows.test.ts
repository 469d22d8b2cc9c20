import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../domain/day.ts';
import { correctableUntil, dayRows, nextDue } from '../../../web/check-in/day-rows.ts';
import { a } from '../../support/a.ts';
import { detail, filedOn } from './a-filed.ts';

/** A Wednesday, an hour before its cut-off. */
const today = '2021-06-16';
const span = {
  detail,
  filed: [
    filedOn('2021-06-15', {}, { onTime: false }),
    filedOn('2021-06-13', {}, { onTime: null }),
    filedOn('2021-06-12'),
  ],
  from: '2021-06-11',
  to: today,
  now: instantOf(today, '14:00'),
  today,
  holidays: new Set<string>(),
};
const statesOf = (over: Partial<typeof span> = {}) =>
  dayRows({ ...span, ...over }).map(({ day, state }) => `${day.slice(8)} ${state}`);

describe('the days of a span', () => {
  it('say what became of each, oldest first', () => {
    expect(statesOf()).toEqual([
      '11 missing',
      '12 onTime',
      '13 extra',
      '14 missing',
      '15 late',
      '16 waiting',
    ]);
  });

  it('miss today’s report from its cut-off on, to the second', () => {
    expect(statesOf({ now: instantOf(today, '15:00') }).at(-1)).toBe('16 missing');
  });

  it('owe nothing on a Sunday, nor on a holiday', () => {
    expect(statesOf({ filed: [], holidays: new Set(['2021-06-14']) }).slice(1, 4)).toEqual([
      '12 missing',
      '13 rest',
      '14 rest',
    ]);
  });

  it('owe the Sunday after a day on which somebody slept on site', () => {
    expect(statesOf({ filed: [filedOn('2021-06-12', { lodged: 4 })] })[2]).toBe('13 missing');
  });

  it('begin with the day of registration', () => {
    const site = { ...detail.site, registeredOn: '2021-06-14' };
    expect(statesOf({ filed: [], detail: { ...detail, site } })).toEqual([
      '14 missing',
      '15 missing',
      '16 waiting',
    ]);
  });

  it('are open for seven days after their own', () => {
    const open = dayRows({ ...span, from: '2021-06-07' }).filter((row) => row.open);
    expect(open[0]?.day).toBe('2021-06-09');
    expect(correctableUntil('2021-06-09')).toBe(today);
  });
});

describe('what is due next', () => {
  const next = (from: string, plan = a.plan(), holidays: string[] = []) =>
    nextDue({ ...detail, plan }, null, from, new Set(holidays));
  it.each([
    ['a Wednesday', '2021-06-16', '2021-06-16'],
    ['a Sunday waits for Monday', '2021-06-20', '2021-06-21'],
  ])('%s', (_, from, day) => expect(next(from)).toBe(day));

  it('is the Sunday itself while people live on site', () => {
    expect(next('2021-06-20', a.plan({ model: 'three-on-site' }))).toBe('2021-06-20');
  });

  it('is the day after the holidays', () => {
    expect(next('2021-06-16', a.plan(), ['2021-06-16', '2021-06-17'])).toBe('2021-06-18');
  });

  it('is nothing at a site that is not active', () => {
    const site = { ...detail.site, state: 'suspended' } as const;
    expect(nextDue({ ...detail, site }, null, '2021-06-16', new Set())).toBeNull();
  });
});

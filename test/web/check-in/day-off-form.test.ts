import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import {
  asksSymptoms,
  calendarFields,
  closedFrom,
  type DayOffForm,
  emptyDayOff,
  readDayOff,
} from '../../../web/check-in/day-off-form.ts';
import { words as english } from '../../../web/check-in/work-words-en.ts';
import { words } from '../../../web/check-in/work-words-vi.ts';
import { a } from '../../support/a.ts';

const form = (over: Partial<DayOffForm> = {}): DayOffForm => ({
  ...emptyDayOff,
  left: '12',
  symptomatic: '0',
  reason: 'power',
  ...over,
});
const read = (over: Partial<DayOffForm> = {}, day = a.day, today = a.day) =>
  readDayOff(form(over), words, day, today);
const fields = (over: Partial<DayOffForm>) => read(over).errors.map(({ field }) => field);

describe('the form of a day off', () => {
  it('says who is left and why, in a sentence', () => {
    expect(read()).toEqual({
      errors: [],
      dayOff: { left: 12, symptomatic: 0, reason: 'Nghỉ sản xuất: mất điện.' },
    });
    expect(
      readDayOff(form({ reason: 'other', other: ' Hỏng lò hơi ' }), words, a.day, a.day).dayOff?.reason,
    ).toBe('Nghỉ sản xuất: Hỏng lò hơi');
    expect(readDayOff(form({ reason: 'orders' }), english, a.day, a.day).dayOff?.reason).toBe(
      'No production: no orders.',
    );
  });

  it('asks for symptoms only where somebody is left', () => {
    expect(['', 'x', '0', '1', '1.200'].map((left) => asksSymptoms(form({ left })))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(read({ left: '0', symptomatic: '' }).dayOff).toMatchObject({ left: 0, symptomatic: 0 });
  });

  it.each<[string, Partial<DayOffForm>, string[]]>([
    ['nothing', { ...emptyDayOff }, ['left', 'why']],
    ['no symptoms said', { symptomatic: '' }, ['closed-symptomatic']],
    ['more with symptoms than are left', { symptomatic: '13' }, ['closed-symptomatic']],
    ['half a person', { left: '1,5' }, ['left']],
    ['another reason, not said', { reason: 'other', other: ' ' }, ['why-other']],
    ['a telephone number as the reason', { reason: 'other', other: 'gọi 0912 345 678' }, ['why-other']],
    ['a last day that is the day itself', { until: a.day }, ['until']],
    ['a last day in the past', { until: addDays(a.day, -1) }, ['until']],
    ['a last day to come', { until: addDays(a.day, 1) }, []],
  ])('with %s is wrong at %#', (_, over, expected) => {
    expect(fields(over)).toEqual(expected);
  });

  it('says the same at every wrong field as in the summary: the label, then what to do', () => {
    expect(read({ ...emptyDayOff }).errors).toEqual([
      { field: 'left', message: 'Số người còn ở lại: Chưa điền. Điền số; không có thì ghi 0.' },
      { field: 'why', message: 'Lý do nghỉ: Chưa chọn. Chọn một mục.' },
    ]);
  });
});

describe('the calendar after it', () => {
  it('begins on the day after, and never in the past', () => {
    expect(closedFrom(a.day, a.day)).toBe(addDays(a.day, 1));
    expect(closedFrom(addDays(a.day, -1), a.day)).toBe(a.day);
    expect(closedFrom(addDays(a.day, -5), a.day)).toBe(a.day);
  });

  it('sends what is not over yet, without what the server adds', () => {
    const closure = (from: number, to: number) => ({
      from: addDays(a.day, from),
      to: addDays(a.day, to),
      reason: 'x',
    });
    const kept = { enteredOn: '2021-06-01', confirmed: true };
    const closures = [closure(-9, -1), closure(-1, 0), closure(3, 4)];
    const calendar = { workingWeekdays: null, closures: closures.map((one) => ({ ...one, ...kept })) };
    expect(calendarFields(calendar, a.day)).toEqual({
      workingWeekdays: null,
      closures: [closure(-1, 0), closure(3, 4)],
    });
  });
});

import { expect, it } from 'vitest';
import { rebased } from '../../../web/check-in/calendar-rebased.ts';

const today = '2021-06-15';
const off = (day: string) => ({ from: day, to: day, reason: 'Nghỉ' });
const kept = (day: string) => ({ ...off(day), enteredOn: '2021-06-01', confirmed: false });
const [past, one, two, three, four] = [
  '2021-06-02',
  ...['2021-06-20', '2021-06-21', '2021-06-22', '2021-06-23'],
] as const;

it('keeps what was entered and dropped here, and what somebody else entered and dropped meanwhile', () => {
  const known = { version: 3, workingWeekdays: null, closures: [past, one, two].map(kept) };
  const newer = { version: 4, workingWeekdays: [1, 2, 3], closures: [past, two, three].map(kept) };
  const here = { workingWeekdays: null, closures: [one, two, four].map(off) };
  expect(rebased(here, known, newer, today)).toEqual({
    workingWeekdays: [1, 2, 3],
    closures: [two, three, four].map(off),
  });
  const other = { workingWeekdays: [6], closures: [one, three].map(off) };
  expect(rebased(other, known, newer, today)).toEqual({ workingWeekdays: [6], closures: [three].map(off) });
});

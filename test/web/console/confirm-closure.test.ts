import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/day.ts';
import { putCalendar } from '../../../domain/register.ts';
import { confirming } from '../../../web/console/confirm-closure.ts';
import { a } from '../../support/a.ts';

const today = a.day;
const closure = (from: number, to = from) => ({
  ...{ from: addDays(today, from), to: addDays(today, to), reason: `Nghỉ ${from}` },
  ...{ enteredOn: addDays(today, -20), confirmed: false },
});

describe('confirming a closure', () => {
  const closures = [closure(-9, -8), closure(-6), closure(-1, 1), closure(3)];
  const calendar = { version: 4, workingWeekdays: [1, 2], closures };

  it.each([0, 1, 2, 3])('changes that one alone, over, running or to come: %i', (place) => {
    const record = { ...a.record(), calendar };
    const chosen = closures[place] ?? closure(0);
    const { seen, ...asked } = confirming(calendar, chosen, today);
    const put = putCalendar(record, asked, today, true).calendar;
    const byDay = put.closures.toSorted((one, other) => (one.from < other.from ? -1 : 1));
    expect(byDay).toEqual(closures.map((one) => ({ ...one, confirmed: one === chosen })));
    expect([seen, put.version, put.workingWeekdays]).toEqual([4, 5, [1, 2]]);
  });

  it('sends nothing that is over beside it, however much there is', () => {
    const many = Array.from({ length: 150 }, (_, n) => closure(-200 + n));
    const chosen = closure(2);
    expect(confirming({ ...calendar, closures: [...many, chosen] }, chosen, today)).toMatchObject({
      ...{ closures: [{ from: chosen.from }], confirms: [0] },
    });
  });
});

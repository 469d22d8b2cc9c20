import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answers, sameAsBefore } from '../../domain/answers.ts';
import { dayOffAnswers, lastWorking, wasDayOff } from '../../domain/day-off.ts';
import { a } from '../support/a.ts';

/** Reports by how many people were there, the newest first as they are read; written down in the order of the days. */
const reports = (...present: number[]) => present.map((n) => ({ answers: { present: n } })).toReversed();
const working = (...present: number[]) => lastWorking(reports(...present))?.answers.present;

describe('the last working report', () => {
  it.each<[string, number[], number | undefined]>([
    ['nothing reported yet', [], undefined],
    ['one ordinary report', [1180], 1180],
    ['a smaller day', [1180, 620], 620],
    ['exactly half', [1180, 590], 590],
    ['fewer than half', [1180, 589], 1180],
    ['guards alone on Sunday', [1180, 12], 1180],
    ['nobody there', [1180, 0], 1180],
    ['three days off in a row', [1180, 12, 12, 0], 1180],
    ['work after days off', [1180, 12, 12, 1150], 1150],
    ['nobody ever there', [0, 0], undefined],
    ['guards first, and then work', [12, 1180], 1180],
    ['a site that became small for good: the seventh small report', [1180, ...Array(7).fill(300)], 300],
    ['a site that is closed for long: never its zeros', [1180, ...Array(12).fill(0)], 1180],
  ])('after %s', (_, present, expected) => {
    expect(working(...present)).toBe(expected);
  });

  it('is not of a day off whenever it is the newest one, and the other way round', () => {
    const days = fc.array(fc.constantFrom(0, 8, 12, 300, 620, 1180), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(days, (present) => {
        const all = reports(...present);
        expect(wasDayOff(all)).toBe(lastWorking(all) !== all[0]);
        const found = lastWorking(all);
        if (found !== undefined) expect(found.answers.present).toBeGreaterThan(0);
      }),
      { seed: 20210615 },
    );
  });
});

describe('the report of a day off', () => {
  it('says who is left, and copies the stocks of the working day', () => {
    const working = a.answers({ lodged: 40, f0: 1, testedHighRisk: 8, note: 'Xưởng 2' });
    expect(dayOffAnswers(working, 40, { left: 12, symptomatic: 1, reason: 'Mất điện' })).toEqual({
      ...sameAsBefore(working),
      present: 12,
      lodged: 12,
      symptomatic: 1,
      note: 'Mất điện',
    });
  });

  it('has nobody asleep on site where nobody was, and keeps within the server’s own schema', () => {
    const count = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(count, count, (left, lodged) => {
        const said = dayOffAnswers(a.answers(), lodged, { left, symptomatic: 0, reason: 'Hết đơn hàng' });
        expect(said.lodged).toBe(Math.min(left, lodged));
        expect(Answers.safeParse(said).success).toBe(true);
      }),
      { seed: 20210615 },
    );
  });
});

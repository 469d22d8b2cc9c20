import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysFrom } from '../../domain/day.ts';
import { sinceWhen, versionsUntil } from '../../domain/since-when.ts';
import type { Template } from '../../domain/template.ts';
import { linesOf } from '../../domain/template-lines.ts';
import { a } from '../support/a.ts';

const first = a.template({ id: 'first', effectiveFrom: '2021-06-05' });
const weighing = (base: Template, id: string, weight: number): Template['criteria'] =>
  base.criteria.map((one) => (one.id === id ? { ...one, weight } : one));
const second = a.template({
  id: 'second',
  effectiveFrom: '2021-09-30',
  criteria: weighing(first, 'masks', 10),
  scenario: { ...first.scenario, outbreakCases: 3 },
});
const third = {
  ...second,
  id: 'third',
  effectiveFrom: '2021-11-01',
  criteria: weighing(second, 'hands', 8),
  rules: second.rules.filter(({ id }) => id !== 'implausible'),
};
/** Given out of order on purpose. */
const all = [third, first, second];

describe('since when a line of the rules says what it says', () => {
  it.each([
    ['2021-06-05', 'criteria/masks', '2021-06-05'],
    ['2021-09-29', 'criteria/masks', '2021-06-05'],
    ['2021-09-30', 'criteria/masks', '2021-09-30'],
    ['2021-12-24', 'criteria/masks', '2021-09-30'],
    ['2021-12-24', 'criteria/hands', '2021-11-01'],
    ['2021-12-24', 'criteria/spacing', '2021-06-05'],
    ['2021-12-24', 'scenario/outbreakCases', '2021-09-30'],
    ['2021-12-24', 'scenario/windowDays', '2021-06-05'],
    ['2021-12-24', 'rules/implausible', undefined],
    ['2021-06-04', 'criteria/masks', undefined],
  ])('on %s %s: %s', (day, line, since) => {
    expect(sinceWhen(all, day).get(line)).toBe(since);
  });

  it('starts anew for a line that was gone in between', () => {
    const back = { ...third, id: 'back', effectiveFrom: '2022-01-01', rules: first.rules };
    expect(sinceWhen([...all, back], '2022-01-01').get('rules/implausible')).toBe('2022-01-01');
  });

  it('knows every line of the version in force and no other, on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 300 }), (later) => {
        const day = addDays('2021-06-05', later);
        const inForce = versionsUntil(all, day).at(-1);
        const since = sinceWhen(all, day);
        expect([...since.keys()]).toEqual(inForce ? linesOf(inForce).map(({ key }) => key) : []);
        for (const from of since.values()) expect(from <= day).toBe(true);
      }),
      { seed: 20210615 },
    );
  });

  it('is not moved by a version that comes later', () => {
    for (const day of daysFrom('2021-09-28', '2021-10-02'))
      expect(sinceWhen(all, day)).toEqual(sinceWhen([first, second], day));
  });
});

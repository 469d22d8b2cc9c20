import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertClocks, dueAfter, fallBackAfter, minutesAfter, runningClock } from '../../domain/clock.ts';
import { alertClocks } from '../../domain/pack/severities.ts';
import { template } from '../support/alert-facts.ts';

const at = (local: string) => new Date(`2021-06-${local}:00+07:00`).toISOString();
const hours = (n: number) => n * 60;

describe('a clock', () => {
  // 2021-06-15 is a Tuesday; the department works 07:00–18:00, Monday to Friday: 11 h a day.
  it.each([
    ['critical', '15T23:30', hours(2), '16T01:30'],
    ['high', '18T17:00', hours(24), '19T17:00'],
    ['medium', '15T09:00', hours(4), '15T13:00'],
    ['medium', '15T15:00', hours(3), '15T18:00'],
    ['medium', '15T15:00', hours(3) + 1, '16T07:01'],
    ['medium', '15T15:00', hours(48), '22T08:00'],
    ['medium', '15T05:00', hours(1), '15T08:00'],
    ['medium', '15T18:00', hours(1), '16T08:00'],
    ['medium', '15T23:30', hours(1), '16T08:00'],
    ['medium', '18T17:30', hours(1), '21T07:30'],
    ['medium', '19T12:00', hours(1), '21T08:00'],
    ['medium', '20T00:00', hours(1), '21T08:00'],
    ['low', '15T07:00', 7 * hours(11), '23T18:00'],
  ] as const)('of a %s one that starts at %s runs %i minutes until %s', (severity, from, minutes, due) => {
    expect(dueAfter(at(from), minutes, severity, alertClocks)).toBe(at(due));
  });

  it('never ends before its time has passed, and ends in working hours where those count', () => {
    const instant = fc
      .integer({ min: 0, max: 60 * 24 * 60 })
      .map((minutes) => minutesAfter(at('01T00:00'), minutes));
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        const due = dueAfter(from, minutes, 'medium', alertClocks);
        expect(Date.parse(due)).toBeGreaterThanOrEqual(Date.parse(minutesAfter(from, minutes)));
        const local = new Date(Date.parse(due) + 7 * 3_600_000);
        expect([1, 2, 3, 4, 5]).toContain(local.getUTCDay());
        expect(local.toISOString().slice(11, 16) > '07:00').toBe(true);
        expect(local.toISOString().slice(11, 16) <= '18:00').toBe(true);
      }),
      { seed: 20210615 },
    );
  });

  it('is the rule’s own at its own severity, and the severity’s once it was raised', () => {
    const rule = { severity: 'critical', verifyWithinMinutes: 240, actWithinMinutes: 60 } as const;
    expect(runningClock(rule, 'critical', alertClocks).verifyWithinMinutes).toBe(240);
    expect(runningClock(rule, 'high', alertClocks).verifyWithinMinutes).toBe(hours(24));
  });
});

describe('an acknowledgement without a note', () => {
  it.each([
    ['critical', '15T23:30', '16T00:30'],
    ['high', '15T09:00', '15T13:00'],
    ['high', '15T18:00', '15T22:00'],
    ['high', '15T20:30', '16T09:30'],
    ['high', '15T23:30', '16T11:00'],
    ['high', '16T03:00', '16T11:00'],
    ['high', '19T21:00', '20T10:00'],
  ] as const)('of a %s one given at %s falls back at %s', (severity, from, until) => {
    expect(fallBackAfter(at(from), severity, alertClocks)).toBe(at(until));
  });

  it.each(['medium', 'low'] as const)('of a %s one stands', (severity) => {
    expect(fallBackAfter(at('15T09:00'), severity, alertClocks)).toBeNull();
  });
});

describe('the clocks of the province', () => {
  it('are those of the table', () => {
    const { critical, high, medium, low } = alertClocks.severities;
    expect(
      [critical, high, medium, low].map((c) => [c.verifyWithinMinutes, c.actWithinMinutes, c.countedIn]),
    ).toEqual([
      [hours(2), hours(24), 'all-hours'],
      [hours(24), hours(24), 'all-hours'],
      [hours(48), hours(72), 'working-hours'],
      [7 * hours(11), null, 'working-hours'],
    ]);
  });

  it('agree with the rules of the template, but for the one that is verified sooner', () => {
    const others = template.rules.filter(({ severity, verifyWithinMinutes, actWithinMinutes }) => {
      const clock = alertClocks.severities[severity];
      return verifyWithinMinutes !== clock.verifyWithinMinutes || actWithinMinutes !== clock.actWithinMinutes;
    });
    expect(others.map(({ id, verifyWithinMinutes }) => [id, verifyWithinMinutes])).toEqual([
      ['positive-unconfirmed', hours(4)],
    ]);
  });

  it.each([
    ['no working day', { weekdays: [] }],
    ['an end before the beginning', { from: '18:00', to: '07:00' }],
  ])('are refused with %s, on which a clock would never end', (_, broken) => {
    const workingHours = { ...alertClocks.workingHours, ...broken };
    expect(AlertClocks.safeParse({ ...alertClocks, workingHours }).success).toBe(false);
  });
});

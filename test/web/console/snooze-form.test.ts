import { describe, expect, it } from 'vitest';
import { isUnverifiedCritical, snoozeHours, snoozeOf } from '../../../web/console/snooze-form.ts';
import { words } from '../../../web/console/words-vi.ts';

const now = '2021-11-23T09:00:00.000Z';
const { faults } = words;

describe('putting aside', () => {
  it('is for a day at most, from the moment it is sent', () => {
    expect(Math.max(...snoozeHours)).toBe(24);
    expect(snoozeOf(faults, { hours: '24', reason: ' Chờ kết quả ' }, 3, now)).toEqual({
      ok: true,
      body: { until: '2021-11-24T09:00:00.000Z', reason: 'Chờ kết quả', seen: 3 },
    });
  });

  it('asks for a time and a reason, each at its field', () => {
    const made = snoozeOf(faults, { hours: null, reason: '' }, 3, now);
    expect(made.ok ? [] : made.errors.map(({ field }) => field).toSorted()).toEqual(['reason', 'until']);
    expect(made.ok ? [] : made.errors.map(({ message }) => message)).toContain(faults.missing);
  });

  it.each([
    ['critical', 'open', true],
    ['critical', 'acknowledged', true],
    ['critical', 'verified', false],
    ['high', 'open', false],
  ] as const)('is not for what is %s and %s: %s', (severity, state, expected) => {
    expect(isUnverifiedCritical({ severity, state })).toBe(expected);
  });
});

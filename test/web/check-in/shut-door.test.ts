import { describe, expect, it } from 'vitest';
import { assess } from '../../../domain/assess.ts';
import { shutReason } from '../../../web/check-in/shut-door.ts';
import { a } from '../../support/a.ts';

const reported = (day: string, over: Parameters<typeof a.answers>[0] = {}) => {
  const answers = a.answers(over);
  return {
    checkIn: {
      siteId: 'mau-hai-au',
      day,
      revision: 1,
      receivedAt: `${day}T03:00:00.000Z`,
      onTime: true,
      answers,
    },
    assessment: assess(a.template(), a.plan(), answers, [], day),
  };
};

describe('the no-change door', () => {
  it('is open after an ordinary report of the day before, or of Saturday on a Monday', () => {
    expect(shutReason(reported('2021-06-14'), a.plan(), a.day)).toBeNull();
    expect(shutReason(reported('2021-06-12'), a.plan(), '2021-06-14')).toBeNull();
  });

  it.each(['f0', 'f1', 'positive', 'quarantineBreaches'] as const)(
    'is shut after a report with %s',
    (field) => {
      expect(shutReason(reported('2021-06-14', { [field]: 1 }), a.plan(), a.day)).toBe('cases-before');
    },
  );

  it('is shut when the plan is another one, or gone', () => {
    expect(shutReason(reported('2021-06-14'), a.plan({ version: 2 }), a.day)).toBe('plan-changed');
    expect(shutReason(reported('2021-06-14'), null, a.day)).toBe('plan-changed');
  });

  it('is shut after a break', () => {
    expect(shutReason(reported('2021-06-11'), a.plan(), a.day)).toBe('break');
  });

  it('is shut after a day off, whose stocks say nothing of a working day', () => {
    const dayOff = reported('2021-06-14', { present: 12 });
    expect(shutReason(dayOff, a.plan(), a.day, reported('2021-06-12'))).toBe('day-off');
    expect(shutReason(dayOff, a.plan(), a.day, dayOff)).toBeNull();
  });
});

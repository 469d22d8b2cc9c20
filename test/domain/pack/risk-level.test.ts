import { expect, it } from 'vitest';
import { planDefaultsOn, riskLevelOn, windowDaysOn } from '../../../domain/pack/risk-level.ts';
import { templateOn } from '../../../domain/pack/templates.ts';

it.each([
  ['2021-06-15', 20, 7],
  ['2021-09-30', 20, 7],
  ['2027-01-01', 20, 7],
])('proposes on %s %d %% of the high-risk workers within %d days', (day, highRiskPct, windowDays) => {
  expect(riskLevelOn(day)).toBe('very-high');
  const { source: _, ...proposed } = planDefaultsOn(templateOn(day), day);
  expect(proposed).toEqual({
    highRiskPct,
    servicePct: 100,
    windowDays,
    shuttleMaxLoad: 50,
    drillEveryDays: 90,
  });
});

it('takes the intervals of the level, and all else from the template', () => {
  const { planDefaults, riskLevels } = templateOn('2021-09-30');
  const eased = { ...riskLevels, 'very-high': { highRiskPct: 5, servicePct: 90, windowDays: 14 } };
  const asked = { planDefaults, riskLevels: { other: eased['very-high'], ...eased } };
  expect(planDefaultsOn(asked, '2021-10-01')).toEqual({
    ...planDefaults,
    ...{ highRiskPct: 5, servicePct: 90, windowDays: 14 },
  });
});

it('counts a sample within the days of the plan, and without one within those of the level', () => {
  const ask = { highRiskPct: 5, servicePct: 90, windowDays: 14 };
  const asked = { ...templateOn('2021-09-30'), riskLevels: { other: ask, 'very-high': ask } };
  const plan = { testing: { highRiskPct: 20, servicePct: 100, windowDays: 5 } };
  expect(windowDaysOn(plan, asked, '2021-10-01')).toBe(5);
  expect(windowDaysOn(null, asked, '2021-10-01')).toBe(14);
});

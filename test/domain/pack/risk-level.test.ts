import { expect, it } from 'vitest';
import { planDefaultsOn, riskLevelOn } from '../../../domain/pack/risk-level.ts';
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

import { expect, it } from 'vitest';
import { worthOn } from '../../../web/console/plan-file.ts';
import { a } from '../../support/a.ts';
import { filedOn } from '../check-in/a-filed.ts';

it('a plan is weighed by the template of the newest report, at what the level of risk of today asks for', () => {
  const next = a.plan();
  const level = { highRiskPct: 33, servicePct: 100, windowDays: 14 };
  const proposed = { ...a.template().planDefaults, ...level };
  const later = {
    ...a.template({ id: 'later', effectiveFrom: '2021-12-01' }),
    riskLevels: { 'very-high': level, other: level },
  };
  const templates = [a.template(), later];
  const on = (day: string) =>
    worthOn([filedOn(day)], { now: null, next }, { templates, today: day })?.template;
  expect([on('2021-12-02')?.id, on('2021-06-15')?.id]).toEqual(['later', 'tn-2021-06']);
  expect(on('2021-12-02')?.planDefaults).toEqual(proposed);
});

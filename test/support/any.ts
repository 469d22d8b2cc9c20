import fc from 'fast-check';
import { type Answers, Measure } from '../../domain/answers.ts';
import { addDays } from '../../domain/day.ts';
import { Model, type Plan } from '../../domain/plan.ts';
import type { Recent } from '../../domain/recent.ts';
import { a } from './a.ts';

const few = fc.integer({ min: 0, max: 60 });
const measure = fc.constantFrom(...Measure.options);

/** Any valid answers of a site with somebody present. */
export const anyAnswers: fc.Arbitrary<Answers> = fc
  .record({
    present: fc.integer({ min: 1, max: 3000 }),
    lodgedShare: fc.constantFrom(0, 0, 0.1, 0.5, 1),
    symptomShare: fc.constantFrom(0, 0, 0.01, 0.2),
    absentSick: few,
    f0: fc.constantFrom(0, 0, 1, 6),
    f1: fc.constantFrom(0, 0, 3),
    quarantineBreaches: fc.constantFrom(0, 0, 1),
    testedHighRisk: few,
    testedService: few,
    testedOther: few,
    vaccinated: few,
    positive: fc.constant(0),
    isolationFree: fc.integer({ min: 0, max: 8 }),
    shuttleLoad: fc.option(fc.integer({ min: 0, max: 100 })),
    masks: measure,
    temperature: measure,
    hands: measure,
    spacing: measure,
    disinfection: measure,
    ventilation: measure,
    safetyTeamOnDuty: fc.boolean(),
  })
  .map(({ lodgedShare, symptomShare, ...rest }) => ({
    ...rest,
    lodged: Math.floor(rest.present * lodgedShare),
    symptomatic: Math.floor(rest.present * symptomShare),
  }));

/** Any approved plan in force on the day of the worked example. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    model: fc.constantFrom(...Model.options),
    highRiskWorkers: fc.integer({ min: 0, max: 400 }),
    serviceWorkers: fc.integer({ min: 0, max: 60 }),
    minIsolationFree: fc.integer({ min: 0, max: 6 }),
    lodgingCapacity: fc.integer({ min: 0, max: 300 }),
    testing: fc.record({
      highRiskPct: fc.integer({ min: 0, max: 100 }),
      servicePct: fc.integer({ min: 0, max: 100 }),
      windowDays: fc.integer({ min: 1, max: 14 }),
    }),
    shuttleMaxLoad: fc.integer({ min: 1, max: 100 }),
    drillEveryDays: fc.integer({ min: 1, max: 730 }),
    lastDrillOn: fc.option(fc.integer({ min: 0, max: 900 }).map((age) => addDays(a.day, -age))),
    commitmentSigned: fc.boolean(),
  })
  .map(a.plan);

/** Any check-ins of the 14 days before the day of the worked example, some of them missing. */
export const anyRecent: fc.Arbitrary<Recent[]> = fc
  .array(fc.option(anyAnswers), { minLength: 14, maxLength: 14 })
  .map((days) =>
    days.flatMap((answers, n) => (answers === null ? [] : [{ day: addDays(a.day, n - 14), answers }])),
  );

import * as z from 'zod/mini';
import { RuleId, Severity } from './alert-brief.ts';
import { Band } from './assessment.ts';
import { Criterion } from './criterion.ts';
import { Day } from './day.ts';
import { Gate } from './gate.ts';

export { RuleId, Severity };

/** A document that a rule rests on, or `default`: our own, which a province may change. Null dates are not known. */
export const Source = z.strictObject({
  id: z.string(),
  title: z.string(),
  from: z.nullable(Day),
  to: z.nullable(Day),
  status: z.enum(['historic', 'current', 'default']),
});
export type Source = z.infer<typeof Source>;

const sources = z.array(z.string()).check(z.minLength(1));

/**
 * The data of one alert rule; its condition is code that reads `params`. `reads`: every revision, the standing only,
 * or an absence. `raisedTo`: the severity it rises to under the condition of its parameters. `parent`: it opens
 * inside an open episode of that rule. `quietStart`: it does not open while a site is new or back from a pause.
 * A null clock does not run.
 */
export const AlertRule = z.strictObject({
  id: RuleId,
  severity: Severity,
  raisedTo: z.nullable(Severity),
  scope: z.enum(['site', 'zone']),
  owner: z.enum(['health', 'board']),
  reads: z.enum(['revision', 'standing', 'absence']),
  clears: z.enum(['by-person', 'by-condition', 'with-parent']),
  parent: z.nullable(RuleId),
  quietStart: z.boolean(),
  verifyWithinMinutes: z.int().check(z.gt(0)),
  actWithinMinutes: z.nullable(z.int().check(z.gt(0))),
  params: z.record(z.string(), z.number()),
  source: sources,
});
export type AlertRule = z.infer<typeof AlertRule>;

/** When today's symptoms are out of the ordinary: see `isAberrant`. Read by the scenario and by `symptom-aberration`. */
export const AberrationParams = z.strictObject({
  baselineCheckIns: z.int(),
  guardCheckIns: z.int(),
  leastDeviation: z.number(),
  above: z.number(),
  meanTimes: z.number(),
  meanPlus: z.number(),
  fewLeast: z.number(),
  fewPctOfPresent: z.number(),
  source: sources,
});
export type AberrationParams = z.infer<typeof AberrationParams>;

/** When cases make a scenario. Read by the scenario and by `site-outbreak`. */
export const ScenarioParams = z.strictObject({
  windowDays: z.int(),
  outbreakCases: z.int(),
  smallSiteBelow: z.int(),
  smallSiteCases: z.int(),
  smallSitePct: z.number(),
  source: sources,
});
export type ScenarioParams = z.infer<typeof ScenarioParams>;

/**
 * When a plan makes its approver think twice. `leastHighRiskPct`: high-risk workers in percent of the workforce; `serviceFromWorkforce`:
 * workers from whom on somebody cooks, guards or cleans; `longestWindowDays`, `longestDrillDays`: days.
 */
export const PlanWarningParams = z.strictObject({
  leastHighRiskPct: z.number(),
  serviceFromWorkforce: z.int(),
  longestWindowDays: z.int(),
  longestDrillDays: z.int(),
  /** Workforces from which a new class of like size begins: medians of plans are taken within one. */
  sizesFrom: z.array(z.int().check(z.gt(0))),
  source: sources,
});
export type PlanWarningParams = z.infer<typeof PlanWarningParams>;

/** How high a province's own risk is, as far as 8228 tells levels apart. */
export const RiskLevel = z.enum(['very-high', 'other'], { error: 'unknown-risk-level' });
export type RiskLevel = z.infer<typeof RiskLevel>;

/** Shares in percent of the groups, sampled within so many days. */
export const RiskAsk = z.strictObject({ highRiskPct: z.int(), servicePct: z.int(), windowDays: z.int() });
export type RiskAsk = z.infer<typeof RiskAsk>;

/** What a province asks of its sites from a day on: criteria, weights, bands (best first), gates and alert rules. */
export const Template = z.strictObject({
  id: z.string(),
  version: z.int(),
  effectiveFrom: Day,
  source: z.array(Source),
  criteria: z.array(Criterion),
  bands: z.array(z.strictObject({ id: Band, from: z.number() })),
  gates: z.array(Gate),
  scenario: ScenarioParams,
  aberration: AberrationParams,
  /** `windowDays` due days after the first check-in, or after so many civil days not due. */
  quietStart: z.strictObject({ afterDaysNotDue: z.int(), source: sources }),
  planDefaults: z.strictObject({
    highRiskPct: z.int(),
    servicePct: z.int(),
    windowDays: z.int(),
    shuttleMaxLoad: z.int(),
    drillEveryDays: z.int(),
    source: sources,
  }),
  /** What is proposed instead at a risk level of the province, where the rule asks for other intervals there. */
  riskLevels: z.optional(z.strictObject({ 'very-high': RiskAsk, other: RiskAsk })),
  /** Left out, only places for isolation and the shares of the defaults are looked at. */
  planWarnings: z.optional(PlanWarningParams),
  rules: z.array(AlertRule),
});
export type Template = z.infer<typeof Template>;

/** The template in force on the day. @throws RangeError before the first one: no open day is that old */
export const templateOn = (templates: readonly Template[], day: Day): Template => {
  const template = templateInForce(templates, day);
  if (template === null) throw new RangeError('no template was in force');
  return template;
};

/** The newest template that is effective on the day, whatever a plan names; null before the first. */
export const templateInForce = (templates: readonly Template[], day: Day): Template | null =>
  templates
    .filter((template) => template.effectiveFrom <= day)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0] ?? null;

/** Whether the form asks how many are vaccinated: a criterion of the template exempts them. */
export const asksVaccinated = ({ criteria }: Pick<Template, 'criteria'>): boolean =>
  criteria.some((criterion) => criterion.kind === 'tested' && criterion.exempt !== undefined);

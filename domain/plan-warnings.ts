import type { Day } from './day.ts';
import { planDefaultsOn } from './pack/risk-level.ts';
import type { PlanFields } from './plan.ts';
import type { PlanFact } from './plan-facts.ts';
import { type PlanWarning, WarningId } from './plan-warning.ts';
import { type Template, templateInForce } from './template.ts';

/** The figure that each warning is about; null where there is none to compare. */
const figures: Readonly<Record<WarningId, (plan: PlanFields) => number | null>> = {
  'few-high-risk': ({ highRiskWorkers, workforce }) =>
    workforce === 0 ? null : (100 * highRiskWorkers) / workforce,
  'no-service-workers': ({ serviceWorkers }) => serviceWorkers,
  'no-isolation-place': ({ isolationPlaces }) => isolationPlaces,
  'low-high-risk-share': ({ testing }) => testing.highRiskPct,
  'low-service-share': ({ testing }) => testing.servicePct,
  'long-window': ({ testing }) => testing.windowDays,
  'rare-drills': ({ drillEveryDays }) => drillEveryDays,
};

/** The figure of a plan that a warning is about: percent, persons, places or days. */
export const figureOf = (plan: PlanFields, id: WarningId): number | null => figures[id](plan);

const facts: Readonly<Record<WarningId, PlanFact>> = {
  'few-high-risk': 'highRiskWorkers',
  'no-service-workers': 'serviceWorkers',
  'no-isolation-place': 'isolationPlaces',
  'low-high-risk-share': 'highRiskPct',
  'low-service-share': 'servicePct',
  'long-window': 'windowDays',
  'rare-drills': 'drillEveryDays',
};

/** The facts of a plan that warnings are about. */
export const factsWarnedOf = (warnings: readonly Pick<PlanWarning, 'id'>[]): PlanFact[] =>
  warnings.map(({ id }) => facts[id]);

type Rules = Pick<Template, 'planDefaults' | 'planWarnings'>;

/** The bound that the plan misses at a warning; null where it keeps it, or the template sets none. */
const missed = (
  plan: PlanFields,
  { planDefaults, planWarnings }: Rules,
): Record<WarningId, number | null> => {
  const { workforce, highRiskWorkers, serviceWorkers, isolationPlaces, testing, drillEveryDays } = plan;
  const unless = (isMissed: boolean, limit: number) => (isMissed ? limit : null);
  const set = (read: (params: NonNullable<Rules['planWarnings']>) => number | null) =>
    planWarnings === undefined ? null : read(planWarnings);
  return {
    'few-high-risk': set(({ leastHighRiskPct }) =>
      unless(highRiskWorkers * 100 < leastHighRiskPct * workforce, leastHighRiskPct),
    ),
    'no-service-workers': set(({ serviceFromWorkforce }) =>
      unless(serviceWorkers === 0 && workforce >= serviceFromWorkforce, serviceFromWorkforce),
    ),
    'no-isolation-place': unless(isolationPlaces === 0, 1),
    'low-high-risk-share': unless(testing.highRiskPct < planDefaults.highRiskPct, planDefaults.highRiskPct),
    'low-service-share': unless(testing.servicePct < planDefaults.servicePct, planDefaults.servicePct),
    // A template that asks for tests every two weeks does not warn of what it asks for.
    'long-window': set(({ longestWindowDays }) => {
      const longest = Math.max(longestWindowDays, planDefaults.windowDays);
      return unless(testing.windowDays > longest, longest);
    }),
    'rare-drills': set(({ longestDrillDays }) => unless(drillEveryDays > longestDrillDays, longestDrillDays)),
  };
};

/**
 * What about the plan makes its approver think twice, in the order of `WarningId`. It is judged by the larger of two workforces, its own
 * and that of the register (`workforce`, persons): who writes fewer into the plan is not asked for less.
 */
export const planWarningsOf = (plan: PlanFields, rules: Rules, workforce: number): PlanWarning[] => {
  const judged = { ...plan, workforce: Math.max(plan.workforce, workforce) };
  const limits = missed(judged, rules);
  return WarningId.options.flatMap((id) => {
    const [limit, value] = [limits[id], figures[id](judged)];
    return limit === null ? [] : [{ id, value: value ?? 0, limit }];
  });
};

/** What a plan is weighed by: a template, with what it proposes at the province's risk level. */
export type Weighed = Rules & Pick<Template, 'id'>;

/** What a plan that is decided today is weighed by: the rules of the day on which it begins to count; null where there are none. */
export const weighedBy = (
  templates: readonly Template[],
  { effectiveFrom }: Pick<PlanFields, 'effectiveFrom'>,
  today: Day,
): Weighed | null => {
  const day = effectiveFrom > today ? effectiveFrom : today;
  const template = templateInForce(templates, day);
  return template && { ...template, planDefaults: planDefaultsOn(template, day) };
};

/** The warnings about a plan that is decided today, at a site with so many people in the register. */
export const planWarningsOn = (
  plan: PlanFields,
  templates: readonly Template[],
  { today, workforce }: { today: Day; workforce: number },
): PlanWarning[] => {
  const rules = weighedBy(templates, plan, today);
  return rules === null ? [] : planWarningsOf(plan, rules, workforce);
};

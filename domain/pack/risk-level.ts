import * as z from 'zod/mini';
import list from '#pack/risk-levels.json' with { type: 'json' };
import { Day } from '../day.ts';
import type { Plan } from '../plan.ts';
import { RiskLevel, type Template } from '../template.ts';

/** From when on the province stood at a level of risk, and who says so; `default`: it is not known to us. */
export const DatedRiskLevel = z.strictObject({ from: Day, level: RiskLevel, source: z.string() });
export type DatedRiskLevel = z.infer<typeof DatedRiskLevel>;

/** The levels of the province over time, oldest first. */
export const riskLevels: readonly DatedRiskLevel[] = z
  .array(DatedRiskLevel)
  .parse(list)
  .toSorted((a, b) => (a.from < b.from ? -1 : 1));

/**
 * The level on the day: the newest one told that began by then, today's days included, until another is told. Before the first, and where
 * none is told, the highest: nobody is asked for less because nobody has said how high the risk is.
 */
export const riskLevelOn = (day: Day): RiskLevel =>
  riskLevels.findLast(({ from }) => from <= day)?.level ?? 'very-high';

/** What a plan is proposed on the day: the template's defaults, at the intervals of the province's level where the rule tells levels apart. */
export const planDefaultsOn = (
  { planDefaults, riskLevels: asks }: Pick<Template, 'planDefaults' | 'riskLevels'>,
  day: Day,
): Template['planDefaults'] => ({ ...planDefaults, ...asks?.[riskLevelOn(day)] });

/** Days within which the groups are sampled once: what the plan says, else what a plan is proposed on the day. */
export const windowDaysOn = (
  plan: Pick<Plan, 'testing'> | null,
  template: Pick<Template, 'planDefaults' | 'riskLevels'>,
  day: Day,
): number => plan?.testing.windowDays ?? planDefaultsOn(template, day).windowDays;

import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { windowDaysOn } from '../../domain/pack/risk-level.ts';
import { type Plan, planToScore } from '../../domain/plan.ts';
import { positiveWithinTests, type Recent } from '../../domain/recent.ts';
import { templateInForce } from '../../domain/template.ts';
import { knownTemplates } from '../templates.ts';
import type { SiteDay } from './site-day.ts';

type PlanDay = { detail: Pick<SiteDay['detail'], 'plan' | 'site'>; day: SiteDay['day'] };

/** What a day is scored with: a plan, or none. */
export type Scored = { plan: Plan | null };

/** What the answers are judged on, each null while it is not known: the reports before the day, and its plan. */
export type Ground = { recent: readonly Recent[] | null; scored: Scored | null };

export const noGround: Ground = { recent: null, scored: null };

/**
 * Whether the plan that the page knows, of now, was the day's too. Only one approved to begin after the day was not: of those begun
 * by then none is newer, and a submitted one, or none, means that none has begun at all.
 */
export const isPlanKnown = ({ detail: { plan }, day }: PlanDay): boolean =>
  plan?.state !== 'approved' || plan.effectiveFrom <= day;

/** The plan that the server scores the day with; null where that takes the versions and they cannot be read. */
export const planFor = async (
  siteDay: PlanDay,
  plansOf: (siteId: string) => Promise<readonly Plan[] | null>,
): Promise<Scored | null> => {
  const { detail, day } = siteDay;
  if (isPlanKnown(siteDay)) return { plan: detail.plan };
  const plans = await plansOf(detail.site.siteId);
  return plans && { plan: planToScore(plans, day) };
};

/** What the server will make of the answers, by the same code; null where there is no template, or what it stands on is not known. */
export const previewOf = (
  { day }: Pick<SiteDay, 'day'>,
  answers: Answers,
  { recent, scored }: Ground,
): Assessment | null => {
  const template = templateInForce(knownTemplates(), day);
  return template && recent && scored && assess(template, scored.plan, answers, recent, day);
};

/** False when there are more positive results than persons sampled in the plan's window, which the server refuses; true while that is not known. */
export const positivesFit = (
  { day }: Pick<SiteDay, 'day'>,
  answers: Answers,
  { recent, scored }: Ground,
): boolean => {
  if (recent === null || scored === null) return true;
  const template = templateInForce(knownTemplates(), day);
  return (
    template === null || positiveWithinTests(answers, recent, day, windowDaysOn(scored.plan, template, day))
  );
};

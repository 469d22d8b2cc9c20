import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { positiveWithinTests, type Recent } from '../../domain/recent.ts';
import { templateInForce } from '../../domain/template.ts';
import { templates } from '../../domain/thai-nguyen/templates.ts';
import type { SiteDay } from './site-day.ts';

export { loadRecent } from './recent-reports.ts';

/** What the server will make of the answers, by the same code; null where there is no template. */
export const previewOf = (
  { detail, day }: SiteDay,
  answers: Answers,
  recent: readonly Recent[],
): Assessment | null => {
  const template = templateInForce(templates, day);
  return template && assess(template, detail.plan, answers, recent, day);
};

/** False when there are more positive results than persons sampled in the plan's window, which the server refuses. */
export const positivesFit = (
  { detail, day }: SiteDay,
  answers: Answers,
  recent: readonly Recent[],
): boolean => {
  const windowDays =
    detail.plan?.testing.windowDays ?? templateInForce(templates, day)?.planDefaults.windowDays;
  return windowDays === undefined || positiveWithinTests(answers, recent, day, windowDays);
};

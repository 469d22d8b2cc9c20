import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { positiveWithinTests, type Recent } from '../../domain/recent.ts';
import { templateInForce } from '../../domain/template.ts';
import { templates } from '../../domain/thai-nguyen/templates.ts';
import { call } from '../api.ts';
import type { SiteDay } from './site-day.ts';

/** Check-ins that an assessment looks back on: at most one a day over 14 days, and never fewer than 9. */
const lookBack = 14;

/** The reports before the day, as the server will look back on them; null when they cannot be read now. */
export const loadRecent = async (siteId: string, day: Day): Promise<Recent[] | null> => {
  const query = { to: addDays(day, -1), limit: String(lookBack) };
  const answer = await call(checkInRoutes.listCheckIns, { params: { siteId }, query });
  if (answer.kind !== 'reply') return null;
  return answer.reply.items.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers }));
};

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

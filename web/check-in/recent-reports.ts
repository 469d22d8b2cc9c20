import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Plan } from '../../domain/plan.ts';
import { planRoutes } from '../../domain/plan-routes.ts';
import type { Recent } from '../../domain/recent.ts';
import { call } from '../api.ts';
import { type Ground, planFor } from './preview.ts';
import { keepReports, keptBefore } from './readings.ts';
import type { SiteDay } from './site-day.ts';

/** Check-ins that an assessment looks back on: at most one a day over 14 days, and never fewer than 9. */
const lookBack = 14;

/** The reports before the day, as the server will look back on them; as this device last knew them without network; null when it knows none. */
export const loadRecent = async (siteId: string, day: Day): Promise<Recent[] | null> => {
  const query = { to: addDays(day, -1), limit: String(lookBack) };
  const answer = await call(checkInRoutes.listCheckIns, { params: { siteId }, query });
  if (answer.kind === 'reply') void keepReports(siteId, answer.reply.items);
  const items =
    answer.kind === 'reply' ? answer.reply.items : await keptBefore(siteId, day, lookBack).catch(() => null);
  return items?.map(({ checkIn }) => ({ day: checkIn.day, answers: checkIn.answers })) ?? null;
};

const loadPlans = async (siteId: string): Promise<readonly Plan[] | null> => {
  const answer = await call(planRoutes.listPlans, { params: { siteId }, query: { limit: '200' } });
  return answer.kind === 'reply' ? answer.reply.items : null;
};

/** What the answers of the day will be judged on, as far as it can be known now. */
export const loadGround = async (siteDay: SiteDay): Promise<Ground> => {
  const { detail, day } = siteDay;
  const [recent, scored] = await Promise.all([
    loadRecent(detail.site.siteId, day),
    planFor(siteDay, loadPlans),
  ]);
  return { recent, scored };
};

import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { Recent } from '../../domain/recent.ts';
import { call } from '../api.ts';
import { keepReports, keptBefore } from './readings.ts';

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

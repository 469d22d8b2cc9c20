import { addDays, type Day, dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import { freezeDays, freezeStores, frozenFrom } from '../jobs/freeze-brief.ts';
import type { Connection } from '../stores/connection.ts';
import type { Files } from '../stores/files.ts';

/** Days back for which the demo has briefs: the newest is compared with the same day of the week before. */
const demoBriefs = 8;

/**
 * Freezes the demo's last days as they would have been frozen, each on the morning after it. The demo's past is told in one go, and so are
 * its briefs; what is frozen stays as it is. @returns how many days were frozen
 */
export const freezeDemo = async (connection: Connection, files: Files, now: Instant): Promise<number> => {
  const today = dayOf(now);
  const days = daysFrom(addDays(today, -demoBriefs), addDays(today, -1)).filter(
    (day) => frozenFrom(day) <= now,
  );
  const madeAt = (day: Day): Instant => frozenFrom(day);
  return freezeDays(freezeStores(connection, files), days, madeAt);
};

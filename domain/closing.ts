import * as z from 'zod/mini';
import { AuditSeal } from './audit.ts';
import { Day, type Instant } from './day.ts';
import { countName } from './figures.ts';
import { ZoneId } from './me.ts';
import { Closed } from './missing-list.ts';
import { closesAt } from './pack/clocks.ts';
import { type Report, rosterRow } from './roster.ts';
import type { SiteRecord } from './site-record.ts';

/**
 * What a day came to by its end, by zone: written once. What comes in afterwards is late for ever and does not change it. `audit` seals the
 * ends of all audit chains as the close found them; days that were closed before there were seals have none.
 */
export const Closing = z.strictObject({
  day: Day,
  zones: z.array(z.extend(Closed, { zoneId: ZoneId })),
  audit: z.optional(AuditSeal),
});
export type Closing = z.infer<typeof Closing>;

/** A report with the moment at which its first revision came in: corrections do not change that. */
export type Received = Report & { firstAt: Instant };

/** What a day came to at one site. */
export type CameTo = 'notDue' | 'onTime' | 'late' | 'missing';

/**
 * What the day came to at the site by its end, whenever that is asked: what was first received after it does not count. null where
 * the site was not registered yet.
 */
export const cameTo = (record: SiteRecord, reports: readonly Received[], day: Day): CameTo | null => {
  const end = closesAt(day);
  const row = rosterRow(
    record,
    reports.filter(({ firstAt }) => firstAt < end),
    day,
    end,
  );
  if (row === null) return null;
  const isIt = (key: CameTo) => row[countName('coverage', key)] === 1;
  return (['onTime', 'late', 'missing'] as const).find(isIt) ?? 'notDue';
};

/** The closing of a day out of what it came to at each site; zones in the order of their ids. */
export const closingOf = (day: Day, sites: readonly { zoneId: string; came: CameTo }[]): Closing => ({
  day,
  zones: [...Map.groupBy(sites, ({ zoneId }) => zoneId)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([zoneId, ofZone]) => ({ zoneId, ...closedOf(ofZone.map(({ came }) => came)) })),
});

const closedOf = (all: readonly CameTo[]): Closed => {
  const count = (key: CameTo) => all.filter((came) => came === key).length;
  const [onTime, late, missing] = [count('onTime'), count('late'), count('missing')];
  return { due: onTime + late + missing, onTime, late, missing };
};

/** What the day came to in some zones together. */
export const closedIn = (closing: Closing, zoneIds: readonly string[]): Closed =>
  closing.zones
    .filter(({ zoneId }) => zoneIds.includes(zoneId))
    .reduce(
      (sum, one) => ({
        due: sum.due + one.due,
        onTime: sum.onTime + one.onTime,
        late: sum.late + one.late,
        missing: sum.missing + one.missing,
      }),
      { due: 0, onTime: 0, late: 0, missing: 0 },
    );

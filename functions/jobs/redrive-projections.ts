import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { minutesAfter } from '../../domain/clock.ts';
import { dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild } from '../../domain/rebuild-work.ts';
import { judgeZone, type ZoneNeeds } from '../alerts/judge-zone.ts';
import { settings } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { connect } from '../stores/connection.ts';
import { type LeftOver, leftOverStore } from '../stores/left-over.ts';
import { firstRegistered } from '../stores/sites.ts';
import { zoneCalendarStore } from '../stores/zone-calendars.ts';
import { zoneCaseStore } from '../stores/zone-cases.ts';
import { applyCalendar, type CalendarNeeds } from '../zones/apply-calendar.ts';
import { everySite } from './every-site.ts';
import { type RebuildNeeds, rebuildPart, rebuildStores } from './rebuild-projections.ts';

type Needs = RebuildNeeds & ZoneNeeds & CalendarNeeds & { leftOver: LeftOver };

/** What a letter says: not which record was left out, only when it came. */
const Letter = z.object({
  DDBStreamBatchInfo: z.object({ approximateArrivalOfFirstRecord: z.string() }),
});

/**
 * Heals what records left behind that were given up. Their letters hold no record, so everything is looked at that may have been left out,
 * whichever job it was: sites get their zones' calendars, all projections are made anew, zones with cases are judged again, works that are under way and the notices
 * since then come along the stream once more. All of it bears repetition. When it fails, the letters stay, and are taken again.
 */
export const redriveProjections =
  (needs: Needs) =>
  async ({ Records }: Pick<SQSEvent, 'Records'>): Promise<void> => {
    const start = performance.now();
    await spreadCalendars(needs);
    const mended = await rebuildAll(needs);
    await judgeZones(needs);
    const driven = await driveAgain(needs, arrivalOf(Records, needs.clock()));
    const milliseconds = Math.round(performance.now() - start);
    log('info', 'redrive.done', { job: 'redriveProjections', records: mended + driven, milliseconds });
  };

/** Days for which letters are kept: one that cannot be read may stand for anything since. */
const keptDays = 14;

/** When the first of the records came. */
const arrivalOf = (records: SQSEvent['Records'], now: Instant): Instant => {
  const arrivals = records.map(({ body }) => {
    try {
      const { DDBStreamBatchInfo: where } = Letter.parse(JSON.parse(body));
      return new Date(where.approximateArrivalOfFirstRecord).toISOString();
    } catch {
      return minutesAfter(now, -keptDays * 24 * 60);
    }
  });
  return arrivals.reduce((first, one) => (one < first ? one : first), now);
};

const rebuildAll = async (needs: Needs): Promise<number> => {
  const work = newRebuild({
    jobId: randomUUID(),
    by: { member: 'system', name: 'system' },
    zones: zones.map(({ id }) => id),
    firstRegistered: await firstRegistered(needs.sites),
    now: needs.clock(),
  });
  let mended = 0;
  for (let part = 0; part < work.parts; part += 1) mended += (await rebuildPart(needs, work, part)).mended;
  return mended;
};

/** Gives the sites their zones' calendars again, before anything is worked out by them. */
const spreadCalendars = async (needs: Needs): Promise<void> => {
  for (const { id } of zones) await applyCalendar(needs, id, needs.clock());
};

/** Judges every zone again in which a site has cases. */
const judgeZones = async (needs: Needs): Promise<void> => {
  const someSite = new Map<string, string>();
  await everySite(needs.sites, async ({ site: { siteId, zoneId }, standing }) => {
    if (standing?.scenario === 'case' || standing?.scenario === 'outbreak') someSite.set(zoneId, siteId);
  });
  for (const [zoneId, siteId] of someSite) await judgeZone(needs, { zoneId, siteId });
};

const driveAgain = async ({ leftOver, clock }: Needs, since: Instant): Promise<number> => {
  const now = clock();
  const works = await leftOver.works(now);
  for (const work of works) await leftOver.driveWork(work, now);
  let notices = 0;
  for (const day of daysFrom(dayOf(since), dayOf(now))) notices += await leftOver.driveNotices(day, now);
  return works.length + notices;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return redriveProjections(redriveStores(connection));
});

/** The stores that a redrive works on. */
export const redriveStores = (connection: ReturnType<typeof connect>): Needs => {
  const stores = rebuildStores(connection);
  return {
    ...stores,
    zoneCases: zoneCaseStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    leftOver: leftOverStore(connection),
  };
};

import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { isUnderWay } from '../../domain/bulk-work.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { dayOf, daysFrom, type Instant } from '../../domain/day.ts';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild, rebuildOwner } from '../../domain/rebuild-work.ts';
import { judgeZone, type ZoneNeeds } from '../alerts/judge-zone.ts';
import { settings } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { connect } from '../stores/connection.ts';
import { type LeftOver, leftOverStore } from '../stores/left-over.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { firstRegistered } from '../stores/sites.ts';
import { zoneCalendarStore } from '../stores/zone-calendars.ts';
import { zoneCaseStore } from '../stores/zone-cases.ts';
import { applyCalendar, type CalendarNeeds } from '../zones/apply-calendar.ts';
import { everySite } from './every-site.ts';
import { type RebuildNeeds, rebuildPart, rebuildStores } from './rebuild-projections.ts';

type Needs = RebuildNeeds &
  ZoneNeeds &
  CalendarNeeds & { leftOver: LeftOver; works: Pick<LongWorks, 'ofMember' | 'create'> };

/** What the relay's event source says of records that it gave up: where they lay, and when they came. */
const OfStream = z.object({
  DDBStreamBatchInfo: z.object({ approximateArrivalOfFirstRecord: z.string() }),
});

/** What a queue gave up: the record itself, which came so many seconds after 1970. */
const OfQueue = z.object({ dynamodb: z.object({ ApproximateCreationDateTime: z.number() }) });

/**
 * Heals what records left behind that were given up. What a letter holds may be gone or old, so everything is looked at that may have been left out,
 * whichever job it was: sites get their zones' calendars, zones with cases are judged again, works that are under way and the notices since then come along the stream
 * once more, and at last, since it takes longest, all projections are made anew: here as far as the time goes, and the rest by parts. All of it bears
 * repetition. When it fails, the letters stay, and are taken again.
 */
export const redriveProjections =
  (needs: Needs) =>
  async ({ Records }: Pick<SQSEvent, 'Records'>): Promise<void> => {
    const start = performance.now();
    await spreadCalendars(needs);
    await judgeZones(needs);
    const since = arrivalOf(Records, needs.clock());
    const driven = await driveAgain(needs, since);
    const mended = await rebuildAll(needs, since);
    const milliseconds = Math.round(performance.now() - start);
    log('info', 'redrive.done', { job: 'redriveProjections', records: mended + driven, milliseconds });
  };

/** Days for which letters are kept: one that cannot be read may stand for anything since. */
const keptDays = 14;

/** When the first of the records came. */
const arrivalOf = (records: SQSEvent['Records'], now: Instant): Instant => {
  const arrivals = records.map(({ body }) => {
    try {
      return arrivalIn(JSON.parse(body));
    } catch {
      return minutesAfter(now, -keptDays * 24 * 60);
    }
  });
  return arrivals.reduce((first, one) => (one < first ? one : first), now);
};

const arrivalIn = (letter: unknown): Instant => {
  const record = OfQueue.safeParse(letter);
  const arrived = record.success
    ? record.data.dynamodb.ApproximateCreationDateTime * 1000
    : OfStream.parse(letter).DDBStreamBatchInfo.approximateArrivalOfFirstRecord;
  return new Date(arrived).toISOString();
};

/** Milliseconds after which a run begins no further part itself: the longest part fits into what is then left of its ten minutes. */
const spendsMs = 240_000;

/**
 * Makes all projections anew: parts of a rebuild, one after another, and when the time is up the rebuild itself goes on with the others along
 * the stream. Nothing is done while one goes on that began after all of this was written. @returns how many items were not as they should be
 */
const rebuildAll = async (needs: Needs, since: Instant): Promise<number> => {
  const now = needs.clock();
  const begun = await needs.works.ofMember(rebuildOwner.member, now);
  if (begun.some((work) => work.createdAt > since && isUnderWay(work, now))) return 0;
  const work = newRebuild({
    ...{ jobId: randomUUID(), by: rebuildOwner, zones: zones.map(({ id }) => id), now },
    firstRegistered: await firstRegistered(needs.sites),
  });
  const isLate = () => Date.parse(needs.clock()) - Date.parse(now) >= spendsMs;
  while (work.part < work.parts && !isLate()) {
    const { days, mended } = await rebuildPart(needs, work, work.part);
    work.part += 1;
    work.done += days;
    work.mended += mended;
  }
  if (work.part < work.parts) {
    await needs.works.create(work);
    log('info', 'redrive.goes-on', { job: 'rebuildProjections', records: work.parts - work.part });
  }
  return work.mended;
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
    works: longWorkStore(connection),
  };
};

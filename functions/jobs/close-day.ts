import { setTimeout } from 'node:timers/promises';
import type { ReadHead } from '../../domain/audit.ts';
import { type CameTo, cameTo, closingOf, type Received } from '../../domain/closing.ts';
import { addDays, type Day, daysBetween, daysFrom, type Instant } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { clocks, closesAt } from '../../domain/pack/clocks.ts';
import { zones } from '../../domain/pack/zones.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Audits, auditStore, headOfSite } from '../stores/audits.ts';
import { type Closings, closingStore } from '../stores/closings.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { type SealedDay, type Seals, sealStore } from '../stores/seals.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { allWritten } from './all-written.ts';
import { everySite } from './every-site.ts';

type Needs = {
  sites: Pick<Sites, 'listItems'>;
  filings: Pick<Filings, 'list' | 'revision'>;
  closings: Closings;
  audits: Pick<Audits, 'headsBesideSites'>;
  seals: Pick<Seals, 'put'>;
  clock: () => Instant;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<unknown>;
};

/**
 * Closes the day before the one that begins, and those of the week before that were not closed when they ought to have been: what
 * each came to, by zone, is written once. It follows from when reports were first received, so a run that comes days late arrives
 * at the same; a later report or correction changes nothing of it. The ends of all audit chains are sealed with it as the run finds
 * them, and the seal of the day before with them: what was written after this run is in the seal of the next day.
 */
export const closeDay = (needs: Needs) =>
  scheduled('closeDay', needs.clock, async (begun, now) => {
    await allWritten(needs, closesAt(addDays(begun, -1)), now);
    const days = await notClosed(needs, begun, needs.clock());
    if (days.length === 0) return 0;
    const { all, heads } = await whatDaysCameTo(needs, days);
    let closed = 0;
    for (const [day, sites] of all) {
      if (sites.length === 0) continue;
      const audit = await needs.seals.put(day, heads, await sealedBefore(needs, day));
      if (await needs.closings.put({ ...closingOf(day, sites), audit }, needs.clock())) closed += 1;
    }
    return closed;
  });

/** The day that was closed last, with its seal; null where that one, or every one, was closed before there were seals. */
const sealedBefore = async ({ closings }: Needs, day: Day): Promise<SealedDay | null> => {
  const last = await closings.before(day);
  return last?.audit === undefined ? null : { day: last.day, audit: last.audit };
};

const notClosed = async ({ closings }: Needs, begun: Day, now: Instant): Promise<Day[]> => {
  const days = daysFrom(addDays(begun, -clocks.correctionDays), addDays(begun, -1));
  const over = days.filter((day) => closesAt(day) <= now);
  const known = await Promise.all(over.map((day) => closings.get(day)));
  return over.filter((_, place) => known[place] === null);
};

type Came = Map<Day, { zoneId: string; came: CameTo }[]>;

const whatDaysCameTo = async (
  needs: Needs,
  days: readonly Day[],
): Promise<{ all: Came; heads: ReadHead[] }> => {
  const all: Came = new Map(days.map((day) => [day, []]));
  const heads = await needs.audits.headsBesideSites(zones.map(({ id }) => id));
  await everySite({ list: needs.sites.listItems }, async (item) => {
    const { record } = item;
    heads.push(headOfSite(item));
    const reports = await reportsFor(needs, record, days);
    for (const [day, sites] of all) {
      const came = cameTo(record, reports, day);
      if (came !== null) sites.push({ zoneId: record.site.zoneId, came });
    }
  });
  return { all, heads };
};

/** The reports of the days and the newest before them, each with the moment at which it first came in. */
const reportsFor = async (
  { filings }: Needs,
  { site: { siteId } }: SiteRecord,
  days: readonly Day[],
): Promise<Received[]> => {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const limit = daysBetween(first, last) + 2;
  const { items } = await filings.list(siteId, { from: '1900-01-01', to: last }, { limit });
  return Promise.all(items.map(async (filed) => ({ ...filed, firstAt: await firstAt(filings, filed) })));
};

/** When a day was first reported: the first revision is read only where a correction came in after the day was over. */
const firstAt = async (filings: Needs['filings'], { checkIn }: Filed): Promise<Instant> => {
  const { siteId, day, revision, receivedAt } = checkIn;
  if (revision === 1 || receivedAt < closesAt(day)) return receivedAt;
  return (await filings.revision(siteId, day, 1))?.checkIn.receivedAt ?? receivedAt;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return closeDay({
    sites: siteStore(connection),
    filings: filingStore(connection),
    closings: closingStore(connection),
    audits: auditStore(connection),
    seals: sealStore(connection),
    clock: systemClock,
    pause: setTimeout,
  });
});

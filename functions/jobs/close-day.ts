import { setTimeout } from 'node:timers/promises';
import { type CameTo, cameTo, closingOf, type Received } from '../../domain/closing.ts';
import { addDays, type Day, daysBetween, daysFrom, type Instant } from '../../domain/day.ts';
import type { Filed } from '../../domain/filing.ts';
import { clocks, closesAt } from '../../domain/pack/clocks.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Closings, closingStore } from '../stores/closings.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { allWritten } from './all-written.ts';
import { everySite } from './every-site.ts';

type Needs = {
  sites: Pick<Sites, 'list'>;
  filings: Pick<Filings, 'list' | 'revision'>;
  closings: Closings;
  clock: () => Instant;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<unknown>;
};

/**
 * Closes the day before the one that begins, and those of the week before that were not closed when they ought to have been: what
 * each came to, by zone, is written once. It follows from when reports were first received, so a run that comes days late arrives
 * at the same; a later report or correction changes nothing of it.
 */
export const closeDay = (needs: Needs) =>
  scheduled('closeDay', needs.clock, async (begun, now) => {
    await allWritten(needs, closesAt(addDays(begun, -1)), now);
    const days = await notClosed(needs, begun, needs.clock());
    if (days.length === 0) return 0;
    const came = await whatDaysCameTo(needs, days);
    let closed = 0;
    for (const [day, sites] of came)
      if (sites.length > 0 && (await needs.closings.put(closingOf(day, sites), needs.clock()))) closed += 1;
    return closed;
  });

const notClosed = async ({ closings }: Needs, begun: Day, now: Instant): Promise<Day[]> => {
  const days = daysFrom(addDays(begun, -clocks.correctionDays), addDays(begun, -1));
  const over = days.filter((day) => closesAt(day) <= now);
  const known = await Promise.all(over.map((day) => closings.get(day)));
  return over.filter((_, place) => known[place] === null);
};

type Came = Map<Day, { zoneId: string; came: CameTo }[]>;

const whatDaysCameTo = async (needs: Needs, days: readonly Day[]): Promise<Came> => {
  const all: Came = new Map(days.map((day) => [day, []]));
  await everySite(needs.sites, async (record) => {
    const reports = await reportsFor(needs, record, days);
    for (const [day, sites] of all) {
      const came = cameTo(record, reports, day);
      if (came !== null) sites.push({ zoneId: record.site.zoneId, came });
    }
  });
  return all;
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
    clock: systemClock,
    pause: setTimeout,
  });
});

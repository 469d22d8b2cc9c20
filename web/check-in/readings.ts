import * as z from 'zod/mini';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day, Instant } from '../../domain/day.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { now } from '../clock.ts';
import { keepReading, readReading } from '../device.ts';
import { pageOwner } from './outbox-news.tsx';
import { type Filed, type SiteDay, siteDayOf } from './site-day.ts';

/*
 * The last good readings, for a start without network: a site with its plan and calendar, and its reports of the last weeks.
 */

/** Enough for what an assessment looks back on, and for the open days. */
const days = 30;

const Reports = checkInRoutes.listCheckIns.reply.shape.items;
const KeptReports = z.object({ at: Instant, value: Reports });
const KeptSite = z.object({ at: Instant, value: siteRoutes.getSite.reply });

const read = async <T>(schema: z.ZodMiniType<T>, name: string): Promise<T | null> => {
  if (pageOwner === null) return null;
  const result = z.safeParse(schema, await readReading(pageOwner, name));
  return result.success ? result.data : null;
};

const keep = async (name: string, value: unknown): Promise<void> => {
  if (pageOwner !== null) await keepReading(pageOwner, name, value, now());
};

const reportsName = (siteId: string) => `reports ${siteId}`;
const siteName = (siteId: string) => `site ${siteId}`;

/** The reports kept of a site, newest day first. */
const keptReports = (siteId: string) => read(KeptReports, reportsName(siteId));

/** The newest revision of each day, newest day first. */
export const newestOfDays = (reports: readonly Filed[]): Filed[] =>
  [...reports]
    .sort(({ checkIn: a }, { checkIn: b }) => b.day.localeCompare(a.day) || b.revision - a.revision)
    .filter(({ checkIn }, place, all) => all[place - 1]?.checkIn.day !== checkIn.day);

let last: Promise<void> = Promise.resolve();

/** Keeps reports, the newest revision of each day; one after the other, since each adds to what was kept before. */
export const keepReports = (siteId: string, items: readonly Filed[]): Promise<void> => {
  last = last.then(async () => {
    const before = (await keptReports(siteId))?.value ?? [];
    const told = items.map(({ checkIn, assessment }) => ({ checkIn, assessment }));
    await keep(reportsName(siteId), newestOfDays([...before, ...told]).slice(0, days));
  });
  return last;
};

/** Keeps what was just read of a site. */
export const keepSite = async (detail: SiteDetail, reports: readonly Filed[]): Promise<void> => {
  await keep(siteName(detail.site.siteId), detail);
  await keepReports(detail.site.siteId, reports);
};

/** A site's day as this device last knew it, and since when; null where it knows nothing. */
export const keptSiteDay = async (
  siteId: string,
  day: Day,
): Promise<{ siteDay: SiteDay; keptAt: Instant } | null> => {
  const [site, reports] = await Promise.all([read(KeptSite, siteName(siteId)), keptReports(siteId)]);
  if (site === null || reports === null) return null;
  return { siteDay: siteDayOf(site.value, reports.value, day, true), keptAt: site.at };
};

/** The reports before a day as this device last knew them, newest first; null where it knows none. */
export const keptBefore = async (siteId: string, day: Day, lookBack: number): Promise<Filed[] | null> => {
  const reports = await keptReports(siteId);
  const last = addDays(day, -1);
  return reports?.value.filter(({ checkIn }) => checkIn.day <= last).slice(0, lookBack) ?? null;
};

/** The name of a site, where this device knows it. */
export const keptName = async (siteId: string): Promise<string | null> =>
  (await read(KeptSite, siteName(siteId)))?.value.site.name ?? null;

import * as z from 'zod/mini';
import { stateOf } from './bulk-work.ts';
import { addDays, Day, dayOf, daysBetween, Instant } from './day.ts';
import { Invalid } from './failure.ts';
import { JobId, type LongWork, LongWorkState } from './long-work.ts';
import { Role, ZoneId } from './me.ts';
import type { Actor } from './member.ts';
import { route } from './route.ts';

export const ExportWhat = z.enum(['check-ins', 'sites', 'alerts', 'daily-report'], {
  error: 'not-an-option',
});
export type ExportWhat = z.infer<typeof ExportWhat>;

export const ExportFormat = z.enum(['csv', 'xlsx'], { error: 'not-an-option' });
export type ExportFormat = z.infer<typeof ExportFormat>;

/** For whom a file is: whoever may read it in the system as well, or anybody else; small numbers are not for the latter. */
export const ExportAudience = z.enum(['internal', 'outside'], { error: 'not-an-option' });
export type ExportAudience = z.infer<typeof ExportAudience>;

/** Rows that a file may have below its head. Source: contract of exports; a sheet of more is slow to open anywhere. */
export const exportRows = { csv: 600_000, xlsx: 100_000 } as const satisfies Record<ExportFormat, number>;

/** Civil days that an export may span: a leap year. [D] */
export const exportDays = 366;

/** Days for which a file lies there to be fetched. Object storage drops it a day later. */
export const exportKeptDays = 6;

/** Exports of one member that may be under way at once. */
export const exportsRunning = 2;

/** About as many rows as one part of an export has: some seconds of work, some megabytes. Sites of a part: at least the first number. */
const partOf = { rows: 5_000, sites: { least: 10, most: 400 }, days: 31 } as const;

const asked = { what: ExportWhat, format: ExportFormat, from: Day, to: Day } as const;

export const ExportRequest = z.strictObject({
  ...asked,
  audience: z._default(ExportAudience, 'internal'),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

/**
 * An export that is being written: `done` of `total` sites, or of days where its rows are of days, are read; `rows` are written so far.
 * It is for what its owner was when asking: who has become somebody else does not get it. The last part puts the others together.
 */
export const ExportWork = z.object({
  kind: z.literal('export'),
  jobId: z.string(),
  by: z.object({ member: z.string(), name: z.string() }),
  createdAt: Instant,
  ...asked,
  audience: ExportAudience,
  lang: z.enum(['vi', 'en']),
  role: Role,
  zones: z.array(ZoneId),
  total: z.int(),
  done: z.int(),
  rows: z.int(),
  parts: z.int(),
  part: z.int(),
  cancelled: z.boolean(),
  failed: z.boolean(),
});
export type ExportWork = z.infer<typeof ExportWork>;

/** Whether the rows are of days and not of sites: what leaves is counted by day and zone, and so is the daily report. */
export const isByDay = ({ what, audience }: Pick<ExportWork, 'what' | 'audience'>): boolean =>
  what === 'daily-report' || (what === 'check-ins' && audience === 'outside');

/** True for what the member may read in the system as well: an export tells nobody more. */
export const mayExport = ({ role }: Pick<Actor, 'role'>, { what, audience }: ExportRequest): boolean => {
  if (role === 'leader') return false;
  if (role === 'employer') return audience === 'internal' && what !== 'daily-report';
  return role !== 'admin' || what === 'check-ins' || what === 'sites';
};

/** @throws Invalid for a span that ends before it begins, is too long, or is not over yet. */
export const requireSpan = ({ from, to }: Pick<ExportRequest, 'from' | 'to'>, today: Day): void => {
  if (from > to) throw Invalid.at('/to', 'ends-before-start');
  if (to > today) throw Invalid.at('/to', 'in-the-future');
  if (daysBetween(from, to) >= exportDays) throw Invalid.at('/from', 'span-too-long');
};

const daysOf = ({ from, to }: Pick<ExportWork, 'from' | 'to'>) => daysBetween(from, to) + 1;

/** Sites in one part: as many as make a part's rows, if each has reported every day. */
const sitesAtOnce = ({ what, from, to }: Pick<ExportWork, 'what' | 'from' | 'to'>): number => {
  const { least, most } = partOf.sites;
  return what === 'check-ins'
    ? Math.max(least, Math.min(most, Math.floor(partOf.rows / daysOf({ from, to }))))
    : most;
};

/** The sites of each part, in their order; one part of none where there are none. */
export const exportParts = (of: Pick<ExportWork, 'what' | 'from' | 'to'>, siteIds: readonly string[]) => {
  const atOnce = sitesAtOnce(of);
  return Array.from({ length: Math.max(1, Math.ceil(siteIds.length / atOnce)) }, (_, part) =>
    siteIds.slice(part * atOnce, (part + 1) * atOnce),
  );
};

/** The days of a part of an export by day; null past the last. */
export const daysOfPart = (of: Pick<ExportWork, 'from' | 'to'>, part: number) => {
  const from = addDays(of.from, part * partOf.days);
  const to = addDays(from, partOf.days - 1);
  return from > of.to ? null : { from, to: to < of.to ? to : of.to };
};

type Asked = ExportRequest & {
  jobId: string;
  actor: Pick<Actor, 'id' | 'name' | 'role' | 'zones'>;
  lang: 'vi' | 'en';
  /** Those that the member knows of. */
  sites: number;
  now: Instant;
};

/** An export that waits. */
export const newExport = ({ jobId, actor, lang, sites, now, ...of }: Asked): ExportWork => {
  const byDay = isByDay(of);
  const parts = byDay ? Math.ceil(daysOf(of) / partOf.days) : Math.max(1, Math.ceil(sites / sitesAtOnce(of)));
  return {
    ...{ kind: 'export', jobId, by: { member: actor.id, name: actor.name }, createdAt: now, ...of, lang },
    ...{ role: actor.role, zones: actor.zones, total: byDay ? daysOf(of) : sites, done: 0, rows: 0 },
    ...{ parts: parts + 1, part: 0, cancelled: false, failed: false },
  };
};

/** More rows than its format takes: it is given up. */
export const isTooLong = ({ rows, format }: Pick<ExportWork, 'rows' | 'format'>): boolean =>
  rows > exportRows[format];

/** Whether the file can be fetched: it is there, and its owner still is who asked for it. */
export const isThere = (work: ExportWork, actor: Pick<Actor, 'role' | 'zones'>, now: Instant): boolean =>
  stateOf(work) === 'done' &&
  work.role === actor.role &&
  work.zones.toSorted().join() === actor.zones.toSorted().join() &&
  daysBetween(dayOf(work.createdAt), dayOf(now)) < exportKeptDays;

/** The export as its owner reads it, without its link. */
export const longWorkOfExport = (work: ExportWork, said: (code: string) => string): LongWork => {
  const { jobId, done, total, rows, createdAt } = work;
  const notices =
    work.failed && isTooLong(work) ? [{ code: 'export-too-long', detail: said('export-too-long') }] : [];
  return {
    ...{ jobId, kind: 'export', state: stateOf(work), done, total, rows, createdAt },
    ...(notices.length > 0 && { notices }),
  };
};

/** An export of one's own as it stands; `isThere`: its file can be fetched. */
export const ListedExport = z.strictObject({
  ...asked,
  jobId: JobId,
  audience: ExportAudience,
  state: LongWorkState,
  rows: z.int(),
  createdAt: Instant,
  isThere: z.boolean(),
});
export type ListedExport = z.infer<typeof ListedExport>;

export const listedExport = (
  work: ExportWork,
  actor: Pick<Actor, 'role' | 'zones'>,
  now: Instant,
): ListedExport => {
  const { jobId, what, format, from, to, audience, rows, createdAt } = work;
  const state = stateOf(work);
  return {
    ...{ jobId, what, format, from, to, audience, state, rows, createdAt },
    isThere: isThere(work, actor, now),
  };
};

const who = ['employer', 'board', 'health', 'admin'] as const;
const headers = z.object({ 'accept-language': z.optional(z.string()) });

export const exportRoutes = {
  createExport: route({
    method: 'POST',
    path: '/api/exports',
    summary: 'Write check-ins, sites, alerts or daily reports to a file; the job gives its link',
    who,
    headers,
    body: ExportRequest,
    reply: z.strictObject({ jobId: JobId }),
    status: 202,
  }),
  listExports: route({
    method: 'GET',
    path: '/api/exports',
    summary: 'Exports of one’s own of the last 30 days, the newest first',
    who,
    reply: z.strictObject({ items: z.array(ListedExport) }),
  }),
} as const;

import * as z from 'zod/mini';
import { stateOf } from './bulk-work.ts';
import { addDays, Day, dayOf, Instant } from './day.ts';
import { JobId, type LongWork, LongWorkState } from './long-work.ts';
import type { Actor } from './member.ts';
import { RehearsalFigures } from './rehearsal-figures.ts';
import { route } from './route.ts';
import { TemplateId, type TemplateVersion } from './template-version.ts';

/** Sites that a part of a rehearsal works on: about a second of work. */
export const rehearsalPartSites = 20;

/** Rehearsals of one member that may be under way at once. */
export const rehearsalsRunning = 1;

/** Civil days that a rehearsal may look at: a week tells little, and two months are what reports are looked back on. */
export const rehearsalDays = { least: 7, most: 60 } as const;

/**
 * A rehearsal of a template version: `done` of `total` sites are finished. Its draft and its sites are kept beside it as they were;
 * `draftedAt` says as which draft, and is missing in older works.
 */
export const RehearsalWork = z.object({
  kind: z.literal('rehearsal'),
  jobId: z.string(),
  by: z.object({ member: z.string(), name: z.string() }),
  createdAt: Instant,
  templateId: TemplateId,
  draftedAt: z.optional(z.nullable(Instant)),
  from: Day,
  to: Day,
  total: z.int(),
  done: z.int(),
  parts: z.int(),
  part: z.int(),
  cancelled: z.boolean(),
  failed: z.boolean(),
});
export type RehearsalWork = z.infer<typeof RehearsalWork>;

type Asked = Pick<RehearsalWork, 'jobId' | 'by' | 'total'> & {
  version: Pick<TemplateVersion, 'template' | 'draftedAt'>;
  days: number;
  now: Instant;
};

/** A rehearsal that waits, of so many whole days up to yesterday: today's reports are still coming in. */
export const newRehearsal = ({ jobId, by, version, total, days, now }: Asked): RehearsalWork => {
  const to = addDays(dayOf(now), -1);
  const { template, draftedAt } = version;
  return {
    ...{ kind: 'rehearsal', jobId, by, createdAt: now, templateId: template.id, draftedAt },
    ...{ from: addDays(to, 1 - days), to, total, done: 0 },
    ...{ parts: Math.ceil(total / rehearsalPartSites), part: 0, cancelled: false, failed: false },
  };
};

/** Whether a version was written over since it was rehearsed. What an older work ran with is told by its time. */
export const isOvertaken = (
  { draftedAt: rehearsed, createdAt }: Pick<RehearsalWork, 'draftedAt' | 'createdAt'>,
  { draftedAt }: Pick<TemplateVersion, 'draftedAt'>,
): boolean =>
  rehearsed === undefined ? draftedAt !== null && draftedAt > createdAt : draftedAt !== rehearsed;

/** The sites of each part, in their order. */
export const partsOfSites = (siteIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(siteIds.length / rehearsalPartSites) }, (_, part) =>
    siteIds.slice(part * rehearsalPartSites, (part + 1) * rehearsalPartSites),
  );

/** Whoever sees the whole province: the operator, and an officer of the department who is not bound to zones. */
export const rehearses = ({ role, zones }: Pick<Actor, 'role' | 'zones'>): boolean =>
  role === 'admin' || (role === 'health' && zones.length === 0);

/** The rehearsal as its owner reads how far it is; `link`: its table, as far as it has come. */
export const longWorkOfRehearsal = (work: RehearsalWork): LongWork => {
  const { jobId, done, total, createdAt } = work;
  const link = `/api/rehearsals/${jobId}/table`;
  return { jobId, kind: 'rehearsal', state: stateOf(work), done, total, createdAt, link };
};

/** What a rehearsal came to, of the sites that were finished: all of them once it is done. */
export const Rehearsal = z.strictObject({
  jobId: JobId,
  state: LongWorkState,
  templateId: TemplateId,
  createdAt: Instant,
  /** The name of who began it. */
  by: z.string(),
  /** The version was written over since: the figures are of what it was. */
  overtaken: z.boolean(),
  from: Day,
  to: Day,
  done: z.int(),
  total: z.int(),
  /** Templates that were in force on days of the window, oldest first. */
  inForce: z.array(z.string()),
  figures: RehearsalFigures,
});
export type Rehearsal = z.infer<typeof Rehearsal>;

const wholeDays = z
  .int({ error: 'not-a-count' })
  .check(
    z.gte(rehearsalDays.least, { error: 'out-of-range' }),
    z.lte(rehearsalDays.most, { error: 'out-of-range' }),
  );

export const RehearsalRequest = z.strictObject({
  templateId: TemplateId,
  days: z._default(wholeDays, rehearsalDays.most),
});
export type RehearsalRequest = z.infer<typeof RehearsalRequest>;

const writers = ['health', 'admin'] as const;
const params = z.strictObject({ jobId: JobId });

export const rehearsalRoutes = {
  createRehearsal: route({
    method: 'POST',
    path: '/api/rehearsals',
    summary: 'Run a template version over the reports of the last days, beside the one in force',
    who: writers,
    body: RehearsalRequest,
    reply: z.strictObject({ jobId: JobId }),
    status: 202,
  }),
  getRehearsal: route({
    method: 'GET',
    path: '/api/rehearsals/{jobId}',
    summary: 'What a rehearsal came to so far, both sides beside each other; whoever began it',
    who: writers,
    params,
    reply: Rehearsal,
  }),
  getRehearsalTable: route({
    method: 'GET',
    path: '/api/rehearsals/{jobId}/table',
    summary: 'The same as a table for spreadsheets',
    who: writers,
    params,
    headers: z.object({ 'accept-language': z.optional(z.string()) }),
    gives: 'text/csv',
    reply: z.string(),
  }),
} as const;

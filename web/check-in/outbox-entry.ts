import * as z from 'zod/mini';
import { EventReport } from '../../domain/alert-request.ts';
import { alertRoutes } from '../../domain/alert-routes.ts';
import { CheckIn, CheckInReply, CheckInRequest } from '../../domain/check-in.ts';
import { Day, Instant } from '../../domain/day.ts';
import { Problem } from '../../domain/problem.ts';

const Failed = z.union([
  z.strictObject({
    kind: z.literal('problem'),
    status: z.int(),
    code: z.string(),
    problem: Problem,
    retryAfter: z.nullable(z.number()),
  }),
  z.strictObject({ kind: z.literal('unreadable'), status: z.int() }),
  z.strictObject({ kind: z.enum(['signed-out', 'network', 'timeout']) }),
]);

const common = {
  /** A UUID, made and stored before the first send. */
  key: z.string(),
  /** Subject of whoever made it: nobody else ever sends it or sees it. */
  owner: z.string(),
  /** Entries of one owner go in this order. */
  order: z.int(),
  siteId: z.string(),
  /** The day it reports; of a quick report, the civil day on which it was made. */
  day: Day,
  /** When it was made, by the server's clock. */
  at: Instant,
  /**
   * `waiting`: unknown or not reached, goes by itself. `refused`, `stale`: a person must decide. `sent`: the server has it; kept for
   * a while so that every tab learns of it.
   */
  state: z.enum(['waiting', 'refused', 'stale', 'sent']),
  /** Why it did not go through the last time. */
  failure: z.nullable(Failed),
};

/** One submission on this device. */
export const Entry = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('check-in'),
    request: CheckInRequest,
    /** Key of the entry that it was written on top of, while that one's outcome was unknown. */
    after: z.nullable(z.string()),
    /** What somebody else had filed first. */
    newest: z.nullable(CheckIn),
    reply: z.nullable(CheckInReply),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('event-report'),
    request: EventReport,
    newest: z.null(),
    reply: z.nullable(alertRoutes.createEventReport.reply),
  }),
]);
export type Entry = z.infer<typeof Entry>;
export type CheckInEntry = Extract<Entry, { kind: 'check-in' }>;
export type EventEntry = Extract<Entry, { kind: 'event-report' }>;

/** Entries of one lane go one after the other. Quick reports wait for nobody. */
export const laneOf = ({ kind, siteId }: Pick<Entry, 'kind' | 'siteId'>) => `${kind} ${siteId}`;

/** Not yet on the server. */
export const isUnsent = ({ state }: Pick<Entry, 'state'>) => state !== 'sent';

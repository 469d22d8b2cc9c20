import * as z from 'zod/mini';
import { AlertBrief } from './alert-brief.ts';
import { Answers } from './answers.ts';
import { Assessment } from './assessment.ts';
import { addDays, Day, dayOf, Instant } from './day.ts';
import { freeText } from './free-text.ts';
import type { Role } from './me.ts';
import { clocks } from './pack/clocks.ts';
import { listOf, paging, route } from './route.ts';
import { SiteId, SiteParams } from './site-id.ts';

/** True while the server takes check-ins and corrections of the day: from its 00:00 at +07:00, by the receive time. */
export const dayIsOpen = (day: Day, now: Instant) =>
  day <= dayOf(now) && day >= addDays(dayOf(now), -clocks.correctionDays);

/** One site, one civil day: the newest revision of what the site reported. `onTime` is null on a day not due. */
export const CheckIn = z.strictObject({
  siteId: SiteId,
  day: Day,
  revision: z.int(),
  receivedAt: Instant,
  onTime: z.nullable(z.boolean()),
  answers: Answers,
});
export type CheckIn = z.infer<typeof CheckIn>;

export const CheckInRequest = z.strictObject({
  answers: Answers,
  seenRevision: z
    .int({ error: 'not-a-count' })
    .check(z.gte(0, { error: 'negative' }), z.lte(1_000_000, { error: 'too-large' })),
  unchanged: z.optional(z.boolean({ error: 'not-a-boolean' })),
  reason: z.optional(freeText(300)),
});
export type CheckInRequest = z.infer<typeof CheckInRequest>;

export const CheckInReply = z.strictObject({
  checkIn: CheckIn,
  assessment: Assessment,
  alerts: z.array(AlertBrief),
});
export type CheckInReply = z.infer<typeof CheckInReply>;

export const CheckInRevision = z.strictObject({
  revision: z.int(),
  receivedAt: Instant,
  by: z.string(),
  /** Why it was corrected, where that was said; for the site and for health, as notes are. */
  reason: z.nullable(z.string()),
  answers: Answers,
  assessment: Assessment,
});
export type CheckInRevision = z.infer<typeof CheckInRevision>;

/** A correction that lowers one of these carries a reason. */
export const lowersCases = (before: Answers, after: Answers) =>
  after.f0 < before.f0 || after.f1 < before.f1 || after.positive < before.positive;

/** Whether a member of the role reads what people wrote in their own words: it is for the site and for health. */
export const readsNotes = (role: Role) => role === 'employer' || role === 'health';

/** A check-in as a member of the role may read it. */
export const shownTo =
  (role: Role) =>
  (checkIn: CheckIn): CheckIn => {
    if (readsNotes(role)) return checkIn;
    const { note: _, ...answers } = checkIn.answers;
    return { ...checkIn, answers };
  };

const DayParams = z.extend(SiteParams, { day: Day });
const readers = ['employer', 'board', 'health', 'admin'] as const;
/** A day's newest revision; `inspect`: a correction raised its readiness and changed no count (told to health alone). */
const Listed = z.strictObject({ checkIn: CheckIn, assessment: Assessment, inspect: z.optional(z.boolean()) });

/** The text of such a key: a UUID. */
export const Key = z.string({ error: 'idempotency-key-required' }).check(
  z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, {
    error: 'idempotency-key-required',
  }),
);

/** A key that the client made and stored before its first send. */
export const IdempotencyKey = z.object({ 'idempotency-key': Key });

export const checkInRoutes = {
  putCheckIn: route({
    method: 'PUT',
    path: '/api/sites/{siteId}/check-ins/{day}',
    summary: 'File the check-in of a day, or correct it',
    who: ['employer'],
    params: DayParams,
    headers: IdempotencyKey,
    body: CheckInRequest,
    reply: CheckInReply,
    alsoGives: [201],
  }),
  getCheckIn: route({
    method: 'GET',
    path: '/api/sites/{siteId}/check-ins/{day}',
    summary: 'The check-in of a day with its assessment and all its revisions',
    who: readers,
    params: DayParams,
    reply: z.strictObject({ checkIn: CheckIn, assessment: Assessment, history: z.array(CheckInRevision) }),
  }),
  listCheckIns: route({
    method: 'GET',
    path: '/api/sites/{siteId}/check-ins',
    summary: 'The check-ins of a span of days, newest first',
    who: readers,
    params: SiteParams,
    query: z.strictObject({ ...paging, from: z.optional(Day), to: z.optional(Day) }),
    reply: listOf(Listed),
  }),
} as const;

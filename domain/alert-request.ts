import * as z from 'zod/mini';
import { AlertState, Outcome, RuleId } from './alert.ts';
import { Count } from './answers.ts';
import { Instant } from './day.ts';
import { freeText, freeTextOrNone } from './free-text.ts';
import { ZoneId } from './me.ts';

const Note = freeTextOrNone(500);
const Version = z.int({ error: 'not-a-count' }).check(z.gte(1, { error: 'out-of-range' }));

/** Closing needs a reason and an outcome, verifying a short assessment. */
export const TransitionRequest = z
  .strictObject({
    to: AlertState,
    note: Note,
    outcome: z.optional(Outcome),
    assessment: z.optional(freeText(500)),
    seen: Version,
  })
  .check(
    z.refine(({ to, note }) => to !== 'closed' || note !== '', { error: 'reason-required', path: ['note'] }),
    z.refine(({ to, outcome }) => to !== 'closed' || outcome !== undefined, {
      error: 'outcome-required',
      path: ['outcome'],
    }),
    z.refine(({ to, assessment }) => to !== 'verified' || assessment !== undefined, {
      error: 'assessment-required',
      path: ['assessment'],
    }),
  );
export type TransitionRequest = z.infer<typeof TransitionRequest>;

export const SnoozeRequest = z.strictObject({ until: Instant, reason: freeText(500), seen: Version });
export type SnoozeRequest = z.infer<typeof SnoozeRequest>;

export const AcknowledgementsRequest = z.strictObject({
  zoneId: ZoneId,
  rule: z.optional(RuleId),
  note: Note,
});
export type AcknowledgementsRequest = z.infer<typeof AcknowledgementsRequest>;

/** A quick report of an event; `count` is persons. */
export const EventReport = z.strictObject({
  kind: z.enum(['f0', 'positive', 'symptoms'], { error: 'unknown-kind' }),
  count: Count.check(z.gte(1, { error: 'out-of-range' })),
  note: z.optional(freeText(500)),
});
export type EventReport = z.infer<typeof EventReport>;

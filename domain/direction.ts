import * as z from 'zod/mini';
import { Person } from './alert.ts';
import { Day, Instant } from './day.ts';
import { freeText, freeTextOrNone } from './free-text.ts';

export const DirectionKind = z.enum(['inspect', 'tighten', 'extend', 'ask'], { error: 'not-an-option' });
export type DirectionKind = z.infer<typeof DirectionKind>;

/** What a leader directed, as the Office records it. It does not stand in for a paper. */
export const DirectionRequest = z.strictObject({
  kind: DirectionKind,
  text: freeText(300),
  /** Title of the leader, not a name. */
  by: freeText(120),
  /** The body that carries it out. */
  owner: freeText(120),
  due: Instant,
  documentNo: z.optional(freeTextOrNone(60)),
});
export type DirectionRequest = z.infer<typeof DirectionRequest>;

export const DirectionState = z.enum(['open', 'done', 'withdrawn'], { error: 'unknown-state' });
export type DirectionState = z.infer<typeof DirectionState>;

/** A line of a direction's log; never rewritten. */
export const FollowUp = z.strictObject({ at: Instant, by: Person, state: DirectionState, note: z.string() });
export type FollowUp = z.infer<typeof FollowUp>;

export const FollowUpRequest = z.strictObject({
  state: DirectionState,
  note: freeText(300),
  /** The `version` acted on. */
  seen: z.int(),
});
export type FollowUpRequest = z.infer<typeof FollowUpRequest>;

/** A direction with how it stands. `id` is `<day>.<n>`: the n-th that was recorded on the brief of the day. */
export const Direction = z.strictObject({
  id: z.string(),
  day: Day,
  ...DirectionRequest.shape,
  documentNo: z.string(),
  recordedBy: Person,
  recordedAt: Instant,
  state: DirectionState,
  version: z.int(),
  followUps: z.array(FollowUp),
});
export type Direction = z.infer<typeof Direction>;

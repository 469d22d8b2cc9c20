import * as z from 'zod/mini';
import { Person } from './alert.ts';
import { Day, Instant } from './day.ts';
import { Direction } from './direction.ts';
import { freeText, freeTextOrNone } from './free-text.ts';

/** Most proposals of a brief: what leaders can decide from one page. */
export const proposalsMost = 5;

/** A matter for decision with what the duty officer proposes. Only a person writes one. */
export const Proposal = z.strictObject({
  /** The id of the matter that the figures showed (brief-matters.ts) and this is on; missing where a person raised it. */
  about: z.optional(z.string().check(z.maxLength(80, { error: 'too-long' }))),
  matter: freeText(120),
  basis: freeText(300),
  /** Ways to choose from, told as (a), (b) …. */
  options: z.array(freeText(160)).check(z.maxLength(3, { error: 'too-many' })),
  proposed: freeText(160),
  lead: freeText(120),
  /** Bodies that take part. */
  with: freeTextOrNone(120),
  due: Instant,
});
export type Proposal = z.infer<typeof Proposal>;

export const ReviewRequest = z.strictObject({
  proposals: z.array(Proposal).check(z.maxLength(proposalsMost, { error: 'too-many' })),
  /** The `version` of the review written on, 0 for the first. */
  seen: z.int(),
});
export type ReviewRequest = z.infer<typeof ReviewRequest>;

/** What the duty officer made of a frozen day before the brief went out. */
export const Review = z.strictObject({
  day: Day,
  proposals: z.array(Proposal),
  by: Person,
  at: Instant,
  version: z.int(),
});
export type Review = z.infer<typeof Review>;

/**
 * A brief as it went out: the snapshot that it is made from, the review, and the directions as they then stood (those not done, and those
 * done or withdrawn since the brief before). Written once.
 */
export const Issue = z.strictObject({
  schema: z.literal(1),
  day: Day,
  snapshot: z.strictObject({ madeAt: Instant, sha256: z.string() }),
  issuedAt: Instant,
  /** null: nobody reviewed it in time. */
  review: z.nullable(Review),
  directions: z.array(Direction),
});
export type Issue = z.infer<typeof Issue>;

/** A brief in the list of briefs: frozen first, issued then. */
export const BriefEntry = z.strictObject({
  day: Day,
  snapshot: z.strictObject({ madeAt: Instant, sha256: z.string() }),
  /** From when on no review is taken: just before it goes out, so that what it tells is what was written. */
  reviewClosedAt: z.optional(Instant),
  issuedAt: z.nullable(Instant),
  reviewed: z.boolean(),
});
export type BriefEntry = z.infer<typeof BriefEntry>;

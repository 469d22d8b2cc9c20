import { addDays, type Day, dayOf, type Instant, instantOf } from './day.ts';
import type { Direction } from './direction.ts';
import { Forbidden } from './failure.ts';
import type { Actor } from './member.ts';
import { clocks } from './pack/clocks.ts';
import type { BriefEntry, Issue, Review } from './review.ts';

/** Frozen days for which a brief is still made up for, days: a week, and the day that its first is compared with. */
export const issueWithin = 8;

/** What a schedule may be early by, milliseconds: clocks of two machines are not one. */
const graceMs = 60_000;

/** When the brief of a day goes out: on the day after, once the duty officer's time is over. */
export const issueAt = (day: Day): Instant => instantOf(addDays(day, 1), clocks.day.briefReviewedUntil);

/** Whether the brief of a frozen day is to have gone out by now, and is no older than is made up for. */
export const isIssueDue = (day: Day, now: Instant): boolean =>
  Date.parse(now) >= Date.parse(issueAt(day)) - graceMs && day >= addDays(dayOf(now), -issueWithin);

/**
 * The directions that a brief tells of: those not done, and those done or withdrawn since the brief before, oldest first. `since`: when
 * that went out; null for the first of all, which tells of all.
 */
export const directionsTold = (directions: readonly Direction[], since: Instant | null): Direction[] =>
  directions
    .filter(({ state, followUps }) => {
      const last = followUps.at(-1);
      return state === 'open' || since === null || last === undefined || last.at > since;
    })
    .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt) || a.id.localeCompare(b.id));

type IssueParts = {
  entry: BriefEntry;
  review: Review | null;
  directions: readonly Direction[];
  /** When the brief before went out; null without one. */
  since: Instant | null;
  now: Instant;
};

/** What a brief is made from, as it goes out now. */
export const issueOf = ({ entry, review, directions, since, now }: IssueParts): Issue => ({
  schema: 1,
  day: entry.day,
  snapshot: entry.snapshot,
  issuedAt: now,
  review,
  directions: directionsTold(directions, since),
});

/** When the brief before that of the day went out, by the list of briefs, the newest first; null without one. */
export const issuedBefore = (day: Day, entries: readonly BriefEntry[]): Instant | null =>
  entries.find((entry) => entry.day < day && entry.issuedAt !== null)?.issuedAt ?? null;

/** A brief is of the whole province: who is bound to zones does not read it. @throws Forbidden */
export const requireReader = ({ zones }: Pick<Actor, 'zones'>): void => {
  if (zones.length > 0) throw new Forbidden('province-only');
};

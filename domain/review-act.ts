import type { Person } from './alert.ts';
import type { Day, Instant } from './day.ts';
import { dueFault } from './due-hour.ts';
import { Conflict, Forbidden, Invalid } from './failure.ts';
import type { Actor } from './member.ts';
import type { BriefEntry, Review, ReviewRequest } from './review.ts';

/** A brief is of the whole province: who is bound to zones does not review it. @throws Forbidden */
export const requireReviewer = ({ zones }: Pick<Actor, 'zones'>): void => {
  if (zones.length > 0) throw new Forbidden('province-only');
};

type Open = { day: Day; entry: BriefEntry; before: Review | null };

/** Proposals of which the due hour has passed already or is too far ahead, as faults at their fields. */
const dueFaults = ({ proposals }: ReviewRequest, now: Instant) =>
  proposals.flatMap(({ due }, place) => {
    const code = dueFault(due, now);
    return code === null ? [] : [{ pointer: `/proposals/${place}/due`, code }];
  });

/**
 * The duty officer's review of a frozen day, whole: what it replaces was written by whoever had `seen`.
 * @throws Conflict `brief-issued` once it goes out, `lost-race` with who wrote meanwhile; Invalid `due-in-the-past` or `due-too-far` at each proposal
 */
export const reviewBrief = (
  { day, entry, before }: Open,
  request: ReviewRequest,
  { by, now }: { by: Person; now: Instant },
): Review => {
  if (entry.issuedAt !== null || entry.reviewClosedAt !== undefined) throw new Conflict('brief-issued');
  if (before !== null && before.version !== request.seen)
    throw new Conflict('lost-race', { by: before.by.name, at: before.at });
  const version = before?.version ?? 0;
  if (version !== request.seen) throw new Conflict('lost-race');
  const faults = dueFaults(request, now);
  const [first] = faults;
  if (first) throw new Invalid(first.code, faults);
  return { day, proposals: request.proposals, by, at: now, version: version + 1 };
};

import * as z from 'zod/mini';
import type { Change } from './change.ts';
import { Day, daysBetween } from './day.ts';
import type { Role } from './me.ts';

/** How far the figures of a site may be relied on: a mark beside the score, which it never touches. */
export const Confidence = z.enum(['normal', 'lowered']);
export type Confidence = z.infer<typeof Confidence>;

/** What lowers it: an open episode of figures that can hardly be, and the newest day with a correction marked for inspection. */
export const Doubts = z.strictObject({ isImplausible: z.boolean(), inspectDay: z.nullable(Day) });
export type Doubts = z.infer<typeof Doubts>;

export const noDoubts: Doubts = { isImplausible: false, inspectDay: null };

/** The doubts after changes of the site's episodes, and after a check-in of the day was marked for inspection, if one was. */
export const doubtsAfter = (
  before: Doubts,
  changes: readonly Change[],
  inspectDay: Day | null = null,
): Doubts => {
  const last = changes.findLast(({ episode }) => episode.rule === 'implausible')?.episode;
  const days = [before.inspectDay, inspectDay].filter((day) => day !== null);
  return {
    isImplausible: last === undefined ? before.isImplausible : last.state !== 'closed',
    inspectDay: days.toSorted().at(-1) ?? null,
  };
};

/**
 * Who is shown it, as of which day; a mark for inspection counts for so many civil days. `isOverstated`: the newest inspection found
 * the figures too good.
 */
type Reading = { role: Role; today: Day; inspectDays: number; isOverstated?: boolean };

/**
 * The mark as a member of the role may read it: the episode and what an inspection found are known to all officials, the mark for
 * inspection to health alone. A site is not told how far it is believed.
 */
export const confidenceFor = (
  { isImplausible, inspectDay }: Doubts,
  { role, today, inspectDays, isOverstated = false }: Reading,
): { confidence?: Confidence } => {
  if (role !== 'board' && role !== 'health' && role !== 'admin') return {};
  const inspects = role === 'health' && inspectDay !== null && daysBetween(inspectDay, today) < inspectDays;
  return { confidence: isImplausible || isOverstated || inspects ? 'lowered' : 'normal' };
};

import * as z from 'zod/mini';
import { AlertState, type Episode, Severity } from './alert.ts';
import { dueAt } from './alert-due.ts';
import { Instant } from './day.ts';
import type { AlertFigures } from './figures.ts';

/** What the figures need of an episode; `writes` tells an older form from a newer one. */
export const AlertMark = z.object({
  severity: Severity,
  state: AlertState,
  verifyBy: Instant,
  actBy: z.nullable(Instant),
  verifiedAt: z.nullable(Instant),
  closedAt: z.nullable(Instant),
  /** When it opened last; marks of before this was kept are without. */
  openedAt: z.optional(Instant),
  writes: z.int(),
});
export type AlertMark = z.infer<typeof AlertMark>;

/** The mark of an episode. */
export const markOf = (episode: Episode): AlertMark => {
  const { severity, state, verifyBy, actBy, verifiedAt, closedAt, writes } = episode;
  const openedAt = episode.reopenedAt ?? episode.openedAt;
  return { severity, state, verifyBy, actBy, verifiedAt, closedAt, openedAt, writes };
};

/** Days over which the share verified in time is taken. */
const windowDays = 7;
const since = (now: Instant) => new Date(Date.parse(now) - windowDays * 86_400_000).toISOString();

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** Minutes from opening to verification, of marks that know both. */
const minutesToVerify = ({ openedAt, verifiedAt }: AlertMark): number[] =>
  openedAt === undefined || verifiedAt === null
    ? []
    : [Math.max(0, (Date.parse(verifiedAt) - Date.parse(openedAt)) / 60_000)];

/** True for a mark that no figure of now or later reads any more. */
export const isSpent = ({ state, closedAt, verifyBy }: AlertMark, now: Instant) =>
  state === 'closed' && closedAt !== null && closedAt < since(now) && verifyBy < since(now);

/**
 * Alert figures as of now. `verifiedInTime` looks at the episodes of the last 7 days whose verification was done or fell due;
 * one that was closed before its verification was due counts in neither. `timeToVerify` is of those of them that were verified.
 */
export const alertFigures = (marks: readonly AlertMark[], now: Instant): AlertFigures => {
  const open = marks.filter(({ state }) => state !== 'closed');
  const judged = marks.filter(({ verifiedAt, verifyBy, closedAt }) => {
    const at = verifiedAt ?? verifyBy;
    return at > since(now) && at <= now && (verifiedAt !== null || closedAt === null || closedAt > verifyBy);
  });
  const minutes = judged.flatMap(minutesToVerify);
  return {
    open: open.length,
    critical: open.filter(({ severity }) => severity === 'critical').length,
    overdue: open.filter((mark) => (dueAt(mark) ?? now) < now).length,
    verifiedInTime: {
      count: judged.filter(({ verifiedAt, verifyBy }) => verifiedAt !== null && verifiedAt <= verifyBy)
        .length,
      of: judged.length,
    },
    timeToVerify: { medianMinutes: median(minutes), of: minutes.length },
  };
};

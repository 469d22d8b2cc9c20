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
  writes: z.int(),
});
export type AlertMark = z.infer<typeof AlertMark>;

/** The mark of an episode. */
export const markOf = ({
  severity,
  state,
  verifyBy,
  actBy,
  verifiedAt,
  closedAt,
  writes,
}: Episode): AlertMark => ({
  severity,
  state,
  verifyBy,
  actBy,
  verifiedAt,
  closedAt,
  writes,
});

/** Days over which the share verified in time is taken. */
const windowDays = 7;
const since = (now: Instant) => new Date(Date.parse(now) - windowDays * 86_400_000).toISOString();

/** True for a mark that no figure of now or later reads any more. */
export const isSpent = ({ state, closedAt, verifyBy }: AlertMark, now: Instant) =>
  state === 'closed' && closedAt !== null && closedAt < since(now) && verifyBy < since(now);

/**
 * Alert figures as of now. `verifiedInTime` looks at the episodes of the last 7 days whose verification was done or fell due;
 * one that was closed before its verification was due counts in neither.
 */
export const alertFigures = (marks: readonly AlertMark[], now: Instant): AlertFigures => {
  const open = marks.filter(({ state }) => state !== 'closed');
  const judged = marks.filter(({ verifiedAt, verifyBy, closedAt }) => {
    const at = verifiedAt ?? verifyBy;
    return at > since(now) && at <= now && (verifiedAt !== null || closedAt === null || closedAt > verifyBy);
  });
  return {
    open: open.length,
    critical: open.filter(({ severity }) => severity === 'critical').length,
    overdue: open.filter((mark) => (dueAt(mark) ?? now) < now).length,
    verifiedInTime: {
      count: judged.filter(({ verifiedAt, verifyBy }) => verifiedAt !== null && verifiedAt <= verifyBy)
        .length,
      of: judged.length,
    },
  };
};

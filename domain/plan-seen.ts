import * as z from 'zod/mini';
import { Conflict } from './failure.ts';
import type { Plan } from './plan.ts';

/**
 * What a writer saw of a site's plans: the newest version and, while it is a draft, when it was written last; `0` before the first.
 * A draft that somebody wrote over, submitted or began meanwhile has another.
 */
export const seenOf = (plans: readonly Plan[]): string => {
  const newest = plans.toSorted((a, b) => b.version - a.version)[0];
  if (newest === undefined) return '0';
  return newest.state === 'draft' ? `${newest.version}@${newest.draftedAt ?? ''}` : String(newest.version);
};

/** The header that says what its writer saw. Who leaves it out writes over whatever there is. */
export const SeenPlan = z.object({
  'seen-plan': z.optional(
    z.string().check(z.regex(/^\d{1,6}(@[\dTZ:.-]{0,40})?$/, { error: 'not-a-version' })),
  ),
});

/** @throws Conflict `stale-draft`, with who wrote the newest version and when, unless it is the one that was seen. */
export const requireSeen = (plans: readonly Plan[], seen: string | undefined): void => {
  if (seen === undefined || seen === seenOf(plans)) return;
  const newest = plans.toSorted((a, b) => b.version - a.version)[0];
  const at = newest?.submittedAt ?? newest?.draftedAt;
  throw new Conflict('stale-draft', {
    ...(newest?.authorName === undefined ? {} : { by: newest.authorName }),
    ...(at == null ? {} : { at }),
  });
};

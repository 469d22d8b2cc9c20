import { type Filed, standingFrom } from './filing.ts';
import type { Plan } from './plan.ts';
import { assessedUnder, inputsOf } from './score-again.ts';
import type { SiteRecord } from './site-record.ts';
import type { Template } from './template.ts';

/** What is kept of a site's check-ins: every revision, and what was made of them. */
export type Kept = {
  revisions: readonly Filed[];
  heads: readonly Filed[];
  standing: SiteRecord['standing'];
  plans: readonly Plan[];
  templates: readonly Template[];
};

/** One thing that is not as the revisions have it; `revision` null is the day's head, or the standing. */
export type Difference = {
  what: 'gap' | 'assessment' | 'head' | 'standing';
  day: string | null;
  revision: number | null;
};

const inOrder = (a: Filed, b: Filed) =>
  a.checkIn.day === b.checkIn.day
    ? a.checkIn.revision - b.checkIn.revision
    : a.checkIn.day < b.checkIn.day
      ? -1
      : 1;

/** The standing as the revisions alone have it: the newest one of the newest day; null without any. */
export const standingFromRevisions = (revisions: readonly Filed[]): SiteRecord['standing'] => {
  const newest = revisions.toSorted(inOrder).at(-1);
  return newest === undefined ? null : standingFrom(newest);
};

/**
 * Looks at all that is kept of a site's check-ins for what does not follow from its revisions: each day's are 1 to n, each was scored as
 * its answers, its plan and the revisions that it names are scored now, the head of each day is its newest, and the standing is the
 * newest of all. Nothing is changed.
 */
export const differencesOf = (kept: Kept): Difference[] => {
  const revisions = kept.revisions.toSorted(inOrder);
  const byDay = Map.groupBy(revisions, ({ checkIn }) => checkIn.day);
  const found: Difference[] = [];
  for (const one of revisions) {
    const { day, revision } = one.checkIn;
    if (!isSame(assessedAgain(one, kept), one.assessment)) found.push({ what: 'assessment', day, revision });
  }
  for (const [day, ofDay] of byDay) {
    const isWhole = ofDay.every(({ checkIn }, n) => checkIn.revision === n + 1);
    if (!isWhole) found.push({ what: 'gap', day, revision: null });
    const head = kept.heads.find(({ checkIn }) => checkIn.day === day);
    if (!isSame(head, ofDay.at(-1))) found.push({ what: 'head', day, revision: null });
  }
  const strays = kept.heads.filter(({ checkIn }) => !byDay.has(checkIn.day));
  for (const { checkIn } of strays) found.push({ what: 'head', day: checkIn.day, revision: null });
  if (!isSame(standingFromRevisions(revisions), kept.standing))
    found.push({ what: 'standing', day: kept.standing?.day ?? null, revision: null });
  return found;
};

/** The score of a revision worked out again from what it names; null where that is not there. */
const assessedAgain = (filed: Filed, { revisions, plans, templates }: Kept) => {
  const template = templates.find(({ id }) => id === filed.assessment.templateVersion);
  const inputs = inputsOf(filed, { revisions, plans });
  return template === undefined || inputs === null ? null : assessedUnder(template, inputs);
};

const isSame = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [x, y] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return x.size === y.size && [...x].every(([name, value]) => y.has(name) && isSame(value, y.get(name)));
};

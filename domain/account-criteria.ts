import type { CriterionResult } from './assessment.ts';
import type { Criterion, CriterionOf } from './criterion.ts';
import { addDays, type Day, type Instant } from './day.ts';
import type { KeptDay } from './kept-day.ts';
import type { Plan } from './plan.ts';
import type { Template } from './template.ts';

/** What a check-in of the testing window adds: so many persons, said by the revision received then. */
export type Counted = {
  readonly day: Day;
  readonly revision: number;
  readonly receivedAt: Instant;
  readonly n: number;
};

/** Where the measured value came from: check-ins that were summed, an answer of the day, or the plan's last drill. */
export type Origin =
  | { readonly kind: 'window'; readonly from: Day; readonly counted: readonly Counted[] }
  | { readonly kind: 'answer'; readonly field: Exclude<Criterion, { kind: 'drill' }>['field'] }
  | { readonly kind: 'drill'; readonly on: Day | null };

/**
 * What it was compared to, out of which fields of the plan. `share`: ⌈group × pct ÷ 100⌉ persons, the group without its share of those
 * who are `exempt` (null: the rule exempts nobody) where there are some.
 */
export type Against =
  | {
      readonly kind: 'share';
      readonly group: 'highRiskWorkers' | 'serviceWorkers';
      readonly persons: number;
      readonly share: 'highRiskPct' | 'servicePct';
      readonly pct: number;
      readonly windowDays: number;
      readonly exempt: number | null;
    }
  | { readonly kind: 'least'; readonly fact: 'minIsolationFree' }
  | { readonly kind: 'most'; readonly fact: 'shuttleMaxLoad' | 'lodgingCapacity' }
  | { readonly kind: 'kept'; readonly worth: CriterionOf<'measure'>['worth'] }
  | { readonly kind: 'yes' }
  | { readonly kind: 'cycle'; readonly every: number; readonly goneAfter: number };

/** A criterion of an assessment: its kept result, its share of the 100 points, where it came from, what it was compared to, by which documents. */
export type CriterionAccount = {
  readonly result: CriterionResult;
  readonly of: number;
  readonly origin: Origin;
  readonly against: Against;
  readonly source: readonly string[];
};

const countedOf = (
  { checkIn, recent }: KeptDay,
  field: CriterionOf<'tested'>['field'],
  windowDays: number,
): Origin => {
  const from = addDays(checkIn.day, 1 - windowDays);
  const looked = [...recent.filter(({ day }) => day >= from && day < checkIn.day), checkIn];
  return {
    kind: 'window',
    from,
    counted: looked
      .map(({ day, revision, receivedAt, answers }) => ({ day, revision, receivedAt, n: answers[field] }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
};

const originOf = (criterion: Criterion, kept: KeptDay, plan: Plan): Origin => {
  if (criterion.kind === 'tested') return countedOf(kept, criterion.field, plan.testing.windowDays);
  if (criterion.kind === 'drill') return { kind: 'drill', on: plan.lastDrillOn };
  return { kind: 'answer', field: criterion.field };
};

const shareOf = (
  { group, share, exempt }: CriterionOf<'tested'>,
  { checkIn: { answers } }: KeptDay,
  { testing, ...plan }: Plan,
): Against => ({
  kind: 'share',
  group,
  persons: plan[group],
  share,
  pct: testing[share],
  windowDays: testing.windowDays,
  exempt: exempt === undefined ? null : answers[exempt],
});

const againstOf = (criterion: Criterion, kept: KeptDay, plan: Plan): Against => {
  switch (criterion.kind) {
    case 'tested':
      return shareOf(criterion, kept, plan);
    case 'capacity':
      return { kind: 'least', fact: criterion.atLeast };
    case 'ceiling':
      return { kind: 'most', fact: criterion.atMost };
    case 'measure':
      return { kind: 'kept', worth: criterion.worth };
    case 'flag':
      return { kind: 'yes' };
    case 'drill':
      return { kind: 'cycle', every: plan.drillEveryDays, goneAfter: criterion.goneAfter };
  }
};

/** Every criterion of a kept assessment, in the template's order; none where nothing was scored. */
export const accountedCriteria = (
  kept: KeptDay,
  { criteria }: Pick<Template, 'criteria'>,
): CriterionAccount[] =>
  kept.assessment.criteria.flatMap((result) => {
    const criterion = criteria.find(({ id }) => id === result.id);
    if (criterion === undefined || kept.plan === null) return [];
    return [
      {
        result,
        of: result.points + result.lost,
        origin: originOf(criterion, kept, kept.plan),
        against: againstOf(criterion, kept, kept.plan),
        source: criterion.source,
      },
    ];
  });

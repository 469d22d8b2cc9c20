import type { GateId } from './assessment.ts';
import type { Day } from './day.ts';
import type { Plan } from './plan.ts';
import { overdueOf, type Reported, worthOf } from './plan-worth.ts';
import type { Template } from './template.ts';

/**
 * What an overdue drill costs: days beyond its cycle (null: there never was one), the points lost now, and the most that are lost, from
 * the day on (null: already). Points of readiness, on the newest report.
 */
export type DrillCost = {
  readonly overdue: number | null;
  readonly lost: number;
  readonly most: number;
  readonly mostFrom: Day | null;
};

/** What has been let slide in a plan costs: points for the drill (null: not overdue), and gates that only a plan can lift. */
export type PlanCosts = { readonly drill: DrillCost | null; readonly gates: readonly GateId[] };

/** What the plan as it stands costs today, by the code that scores: the newest report, on today's date. */
export const planCosts = (
  template: Pick<Template, 'criteria' | 'gates' | 'rules'>,
  plan: Plan,
  { answers, recent }: Pick<Reported, 'answers' | 'recent'>,
  today: Day,
): PlanCosts => {
  const { criteria, gates } = worthOf(template, { now: plan, next: plan }, { answers, recent, day: today });
  const held = criteria.find(({ id }) => id === 'drill')?.next;
  const { drill: overdue, goneOn } = overdueOf(plan, template, today);
  const isLate = overdue !== null || plan.lastDrillOn === null;
  return {
    drill:
      isLate && held?.lost != null && held.of !== null
        ? { overdue, lost: held.lost, most: held.of, mostFrom: goneOn }
        : null,
    gates: gates.filter(({ now }) => now).map(({ id }) => id),
  };
};

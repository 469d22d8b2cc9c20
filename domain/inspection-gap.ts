import { type Answers, measures } from './answers.ts';
import type { Filed } from './filing.ts';
import {
  type Inspectable,
  type Inspected,
  type InspectionGap,
  type ItemGap,
  inspectable,
} from './inspected.ts';
import type { Plan } from './plan.ts';
import type { Recent } from './recent.ts';
import { score } from './score.ts';
import type { Template } from './template.ts';

/** How well a measure is kept, best first: a step is the way from one to the next. */
const scale: readonly unknown[] = ['all', 'some', 'none'];
const isMeasure = (item: Inspectable) => measures.some((measure) => measure === item);

const stepsBetween = (reported: unknown, found: unknown): number | null => {
  const [a, b] = [scale.indexOf(reported), scale.indexOf(found)];
  return a < 0 || b < 0 ? null : Math.abs(a - b);
};

/** The gap of one item that was looked at. */
export const itemGap = (
  item: Inspectable,
  reported: ItemGap['reported'],
  found: ItemGap['inspected'],
): ItemGap => {
  const both = typeof reported === 'number' && typeof found === 'number';
  const difference = both ? found - reported : null;
  return {
    item,
    reported,
    inspected: found,
    differs: reported !== found,
    difference,
    percent: both && reported !== 0 ? (100 * (found - reported)) / reported : null,
    steps: isMeasure(item) ? stepsBetween(reported, found) : null,
  };
};

/** A report with all that its score is made of. */
export type Reported = {
  filed: Pick<Filed, 'checkIn' | 'assessment'>;
  template: Pick<Template, 'criteria'> | null;
  plan: Plan | null;
  recent: readonly Recent[];
};

const pointsOf = ({ filed, template, plan, recent }: Reported, found: Inspected): number | null => {
  if (template === null) return null;
  const { answers, day } = filed.checkIn;
  const of = (said: Answers) => score(template, plan, said, recent, day);
  const [reported, inspected] = [of(answers), of({ ...answers, ...given(found) })];
  return reported === null || inspected === null ? null : inspected - reported;
};

/** What was looked at: an item that was left out is none. */
const given = (found: Inspected) =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));

/**
 * How far what was found is from what was reported: item by item, and in points of readiness under the plan and the template of the
 * report, with its own check-ins before it.
 */
export const inspectionGap = (found: Inspected, reported: Reported | null): InspectionGap => {
  const looked = inspectable.filter((item) => found[item] !== undefined);
  if (reported === null) return { comparedTo: null, points: null, items: [] };
  const { checkIn, assessment } = reported.filed;
  return {
    comparedTo: {
      day: checkIn.day,
      revision: checkIn.revision,
      template: assessment.templateVersion,
      planVersion: assessment.planVersion,
    },
    points: pointsOf(reported, found),
    items: looked.map((item) => itemGap(item, checkIn.answers[item], found[item] ?? null)),
  };
};

/** Points of readiness that a site said too much, as its newest inspection found; 0 where it did not. */
export const overstated = (gap: { points: number | null }): number => Math.max(0, -(gap.points ?? 0));

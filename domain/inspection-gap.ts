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

const pointsOf = (
  { filed, template, plan, recent }: Reported,
  found: Inspected,
  atWork: boolean,
): number | null => {
  if (template === null) return null;
  const { answers, day } = filed.checkIn;
  const of = (said: Answers) => score(template, plan, said, recent, day);
  const reported = of(answers);
  const inspected = found.present === 0 && atWork ? 0 : of({ ...answers, ...given(found) });
  return reported === null || inspected === null ? null : inspected - reported;
};

/** What was looked at: an item that was left out is none. */
const given = (found: Inspected) =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));

/**
 * How far what was found is from what was reported: item by item, and in points of readiness under the plan and the template of the
 * report, with its own check-ins before it. `atWork`: people had to be there, so that nobody found is as bad as a readiness of 0 where
 * some were reported.
 */
export const inspectionGap = (
  found: Inspected,
  reported: Reported | null,
  atWork: boolean,
): InspectionGap => {
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
    points: pointsOf(reported, found, atWork),
    items: looked.map((item) => itemGap(item, checkIn.answers[item], found[item] ?? null)),
  };
};

/** Points of readiness that a site said too much, as its newest inspection found: 0 where it did not, null where that is not known. */
export const overstated = ({ points }: { points: number | null }): number | null =>
  points === null ? null : Math.max(0, -points);

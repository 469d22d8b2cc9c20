import { CriterionId, GateId } from './assessment.ts';
import type { Fault } from './failure.ts';
import type { Template } from './template.ts';

/** What weights add up to, without the dust of sums of decimals; weights are typed with four decimals at most. */
export const sumOfWeights = (weights: readonly number[]): number =>
  Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 10_000) / 10_000;

const areAll = (listed: readonly { id: string }[], ids: readonly string[]): boolean =>
  listed.map(({ id }) => id).join() === ids.join();

/**
 * What keeps a sound draft from being handed in: a pack says the same of its templates. Codes: `criteria-missing` where criteria or gates
 * are not all there in their order, `weights-not-100`, with the sum: a weight is read as points.
 */
export const wholeFaults = ({ criteria, gates }: Template): Fault[] => {
  const sum = sumOfWeights(criteria.map(({ weight }) => weight));
  return [
    ...(areAll(criteria, CriterionId.options) ? [] : [{ pointer: '/criteria', code: 'criteria-missing' }]),
    ...(areAll(gates, GateId.options) ? [] : [{ pointer: '/gates', code: 'criteria-missing' }]),
    ...(sum === 100 ? [] : [{ pointer: '/criteria', code: 'weights-not-100', says: { n: String(sum) } }]),
  ];
};

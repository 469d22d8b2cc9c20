import { type Answers, flows } from './answers.ts';

/** Answers that count people or places; percentages and measures are what a person judges. */
const counts = [...flows, 'present', 'lodged', 'isolationFree'] as const;

type Revision = { checkIn: { answers: Answers }; assessment: { readiness: number | null } };

/**
 * True for a correction that raises the readiness and changes no count: nothing that can be counted was different, only how well
 * it was said to be kept. It is taken as it is, and marked for the next inspection.
 */
export const raisesWithoutCount = (before: Revision, after: Revision): boolean => {
  const [was, is] = [before.assessment.readiness, after.assessment.readiness];
  if (was === null || is === null || is <= was) return false;
  return counts.every((name) => before.checkIn.answers[name] === after.checkIn.answers[name]);
};

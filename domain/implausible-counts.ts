import type { Fault } from './failure.ts';
import type { Inspected } from './inspected.ts';

/** Inspected items that count people; those of places and loads have other bounds. */
const people = ['present', 'lodged', 'vaccinated'] as const;

/** People that may be found at a site of a workforce at most: ten times it and a hundred is no crowd but a slip of the key. [D] */
export const mostPeopleFound = (workforce: number): number => 10 * workforce + 100;

/** Counts of people that cannot be at a site of this workforce: `implausible-count`, each at its field. */
export const implausibleCounts = (answers: Inspected, workforce: number): Fault[] =>
  people
    .filter((item) => (answers[item] ?? 0) > mostPeopleFound(workforce))
    .map((item) => ({ pointer: `/answers/${item}`, code: 'implausible-count' }));

import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes by which people act on a brief: the duty officer's review before it goes out, and what leaders direct after. */
export const directionDuties = {
  getReview: {
    failure:
      'The duty officer cannot open the brief that is to be reviewed, and it goes out without proposals.',
    runbook: 'A brief cannot be opened for review',
    records: ['GetItem', 'BatchGetItem'],
    snapshots: { snapshots: ['GetObject'] },
  },
  putReview: {
    failure:
      'The duty officer cannot write proposals, and the brief goes out saying that nobody reviewed it.',
    runbook: 'Reviews of the brief are not taken',
    records: ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
  },
  createDirection: {
    failure: 'What leaders direct cannot be recorded here; the Office keeps it on paper until it can.',
    runbook: 'Directions cannot be recorded',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  listDirections: {
    failure: 'Nobody sees which directions are still to be carried out, nor by whom.',
    runbook: 'The log of directions does not come',
    records: ['GetItem', 'Query'],
  },
  followUpDirection: {
    failure: 'What became of a direction cannot be recorded, and the next brief says it is still open.',
    runbook: 'Directions cannot be followed up',
    records: ['GetItem', 'PutItem'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of rehearsals of the province's template. */
export const rehearsalDuties = {
  createRehearsal: {
    failure: 'A draft of the rules cannot be rehearsed, and is approved or returned without its figures.',
    runbook: 'A rehearsal cannot be asked for',
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
  getRehearsal: {
    failure:
      'What a rehearsal came to cannot be read, though it has been worked out and is kept for 30 days.',
    runbook: 'A rehearsal cannot be read',
    records: ['GetItem', 'Query'],
    lists: true,
  },
  getRehearsalTable: {
    failure: 'The table of a rehearsal cannot be fetched by other systems; the page makes its own.',
    runbook: 'The table of a rehearsal does not come',
    records: ['GetItem', 'Query'],
    lists: true,
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

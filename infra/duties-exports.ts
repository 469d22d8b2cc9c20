import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of files that people take along. */
export const exportDuties = {
  createExport: {
    failure:
      'Nobody can take reports, sites or alerts along in a file; what is asked for elsewhere comes late.',
    runbook: 'An export cannot be asked for',
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
  listExports: {
    failure: 'Who asked for a file does not find it again, and asks for it once more.',
    runbook: 'The list of exports does not come',
    records: ['GetItem', 'Query'],
  },
  getDhis2: {
    failure:
      'The figures of the day do not reach DHIS2, where the ministry and neighbouring systems read them.',
    runbook: 'A day cannot be given to DHIS2',
    records: ['GetItem'],
    snapshots: { snapshots: ['GetObject'] },
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

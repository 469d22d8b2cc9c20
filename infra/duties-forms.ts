import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of self-assessment forms: their versions, and what sites have filled in. */
export const formDuties = {
  listForms: {
    failure: 'Nobody sees which self-assessment forms there are, and employers cannot begin to fill one in.',
    runbook: 'The list of forms does not come',
    records: ['GetItem', 'Query'],
  },
  createForm: {
    failure: 'The department cannot load a form from its file, and workplaces go on with the old one.',
    runbook: 'Forms cannot be loaded',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  getForm: {
    failure: 'A form cannot be opened, to be looked over or to be filled in.',
    runbook: 'A form cannot be opened',
    records: ['GetItem', 'Query'],
  },
  decideForm: {
    failure: 'A loaded form cannot be approved, and does not come into force on its day.',
    runbook: 'Forms cannot be decided',
    records: ['GetItem', 'PutItem'],
  },
  createFormEntry: {
    failure: 'An employer cannot hand in a self-assessment, and a deadline may pass without their fault.',
    runbook: 'Filled forms are not taken',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  listFormEntries: {
    failure: 'Nobody can look back at what a workplace has filled in, and what it came to.',
    runbook: 'The filled forms of a site do not come',
    records: ['GetItem', 'Query'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

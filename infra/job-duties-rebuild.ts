import { Duration } from 'aws-cdk-lib';
import type { JobName } from '../domain/job.ts';
import type { JobDuty } from './job-duties.ts';

/** The jobs that go through all records part by part: figures worked out again, what other rules would make of them, files of them. */
export const rebuildJobDuties = {
  rebuildProjections: {
    failure: 'Figures that the administrator wants worked out again stay as they are.',
    runbook: 'Figures are not rebuilt',
    givenUp: {
      failure: 'A rebuild of the figures stopped half-way: some zones were not looked at.',
      runbook: 'A rebuild was left half-way',
    },
    timeout: Duration.minutes(5),
    records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'],
    projections: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    lists: true,
  },
  rehearse: {
    failure:
      'Drafts of rules are not rehearsed: the department would approve them without knowing what they bring.',
    runbook: 'Rehearsals do not get on',
    givenUp: {
      failure: 'A rehearsal stopped half-way: its figures are of some workplaces only, and say so.',
      runbook: 'A rehearsal was left half-way',
    },
    timeout: Duration.minutes(2),
    records: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
  },
  writeExport: {
    failure: 'Files that people asked for are not written: what they owe to others comes late.',
    runbook: 'Exports do not get on',
    givenUp: {
      failure: 'An export stopped half-way: there is no file, and its owner waits for it.',
      runbook: 'An export was left half-way',
    },
    // The last part puts up to 600,000 rows together, some hundred megabytes.
    timeout: Duration.minutes(10),
    records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'],
    projections: ['Query'],
    snapshots: { snapshots: ['GetObject'] },
    files: { exports: ['GetObject', 'PutObject', 'AbortMultipartUpload'] },
  },
  redriveProjections: {
    failure: 'What was given up is not healed: counts, sheets or messages lack something until it is.',
    runbook: 'What was given up is not healed',
    timeout: Duration.minutes(10),
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    projections: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    lists: true,
  },
} as const satisfies Partial<Record<JobName, JobDuty>>;

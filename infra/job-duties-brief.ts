import { Duration } from 'aws-cdk-lib';
import type { JobName } from '../domain/job.ts';
import type { JobDuty } from './job-duties.ts';

/** Jobs that make the leaders' brief. */
export const briefJobDuties = {
  freezeBrief: {
    failure: 'The day before is not frozen: leaders have no brief this morning, or get it late.',
    runbook: 'The day was not frozen for the brief',
    givenUp: {
      failure: 'A day stays without a brief until the next morning makes up for it, for a week at most.',
      runbook: 'Freezing the day was given up',
    },
    // All sites with their newest reports, at a few milliseconds each.
    timeout: Duration.minutes(10),
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    projections: ['Query'],
    lists: true,
    snapshots: { snapshots: ['GetObject', 'PutObject'] },
  },
  issueBrief: {
    failure: 'The brief of the day before does not go out, or has no printed page.',
    runbook: 'The brief was not issued',
    givenUp: {
      failure: 'A day stays without its brief until the next morning makes up for it, for a week at most.',
      runbook: 'Issuing the brief was given up',
    },
    // Unpacking Chromium and a page in each language take some seconds; seven days of them, a minute.
    timeout: Duration.minutes(5),
    records: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem'],
    snapshots: { snapshots: ['GetObject'], briefs: ['GetObject', 'PutObject'], mayMiss: true },
    links: true,
    prints: true,
  },
  sendBrief: {
    failure: 'The brief is not sent to leaders and the department by mail; it can be opened on its page.',
    runbook: 'The brief was not sent',
    givenUp: {
      failure: 'Leaders got no mail with the brief today; it stands on its page all the same.',
      runbook: 'Sending the brief was given up',
    },
    timeout: Duration.minutes(1),
    records: ['GetItem', 'PutItem'],
    snapshots: {},
  },
} as const satisfies Partial<Record<JobName, JobDuty>>;

import { Duration } from 'aws-cdk-lib';
import type { JobName } from '../domain/job.ts';
import type { JobDuty } from './job-duties.ts';

/** The duties of the jobs that post to other systems. */
export const webhookJobDuties = {
  sendWebhooks: {
    failure: 'Other systems are not told of alerts, among them those that send messages to people.',
    runbook: 'Notices are not posted to endpoints',
    givenUp: {
      failure:
        'A notice was never made ready for the endpoints, and the log does not show that it is missing.',
      runbook: 'A notice was left out for the endpoints',
    },
    // A run goes on trying for 40 s, and then leaves what is due to the next.
    timeout: Duration.minutes(2),
    records: ['GetItem', 'Query', 'PutItem'],
    links: true,
  },
  retryWebhooks: {
    failure: 'What an endpoint did not take at once is not tried again, and other systems miss alerts.',
    runbook: 'Notices are not tried again',
    givenUp: {
      failure: 'Runs that try again were given up; other systems miss alerts until runs succeed again.',
      runbook: 'Trying again was given up',
    },
    timeout: Duration.minutes(2),
    records: ['GetItem', 'PutItem'],
    lists: true,
    links: true,
  },
} as const satisfies Partial<Record<JobName, JobDuty>>;

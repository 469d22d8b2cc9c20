import { Duration } from 'aws-cdk-lib';
import type { JobDuty } from './job-duties.ts';

/** What both jobs of mail touch: the outbox, the log of deliveries, what keeps storms apart, and whom a notice concerns. */
const touches = {
  records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
  projections: ['Query'],
  lists: true,
  // The briefs that go out by mail.
  snapshots: { briefs: ['GetObject'], mayMiss: true },
  links: true,
  mail: true,
} as const;

/** The duties of the jobs that tell people by mail. */
export const noticeJobDuties = {
  sendNotices: {
    failure: 'People are not told of alerts by mail: nobody is called to a case that was just reported.',
    runbook: 'Mail about alerts does not leave',
    givenUp: {
      failure: 'Somebody who had to be told was not, until the notice is driven again.',
      runbook: 'A notice was left out',
    },
    // A run that is cut short leaves what it had begun to sendHeld, a minute later; what it had not, comes again after six times as long.
    timeout: Duration.seconds(30),
    ...touches,
  },
  sendHeld: {
    failure: 'Mail that met an error is not tried again, and digests and summaries stay unsent.',
    runbook: 'Mail that waits does not leave',
    givenUp: {
      failure: 'A run over the waiting mail failed for good; the next run, a minute later, takes it up.',
      runbook: 'A run over the waiting mail was given up',
    },
    // The next run is a minute away: one that hangs must not meet it.
    timeout: Duration.seconds(50),
    ...touches,
  },
} as const satisfies Record<string, JobDuty>;

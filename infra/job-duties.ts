import { Duration } from 'aws-cdk-lib';
import type { JobName } from '../domain/job.ts';
import type { Impact } from './constructs/impact-alarm.ts';
import type { Duty } from './duty.ts';

/** The duty of a job: also how long one run may take, and what it means when work is given up for good. */
export type JobDuty = Duty & { timeout: Duration; givenUp: Impact };

/** A run over all sites; they are some hundreds, at a few milliseconds each. */
const wholeRegister = Duration.minutes(10);

/** The duty of every job: a job without one does not compile. */
export const jobDuties: Record<JobName, JobDuty> = {
  projectSummary: {
    failure: 'Counts of zones and province lag behind the check-ins that employers have sent.',
    runbook: 'The summary lags behind the check-ins',
    givenUp: {
      failure:
        'A check-in or an alert is missing from the counts that leaders see, until it is driven again.',
      runbook: 'A record was left out of the summary',
    },
    timeout: Duration.minutes(1),
    records: ['GetItem', 'BatchGetItem', 'Query'],
    projections: ['GetItem', 'PutItem', 'UpdateItem'],
  },
  fileSheets: {
    failure:
      'Sheets that employers handed in are not filed, and their workplaces will be counted as missing.',
    runbook: 'Sheets are not filed',
    givenUp: {
      failure:
        'A sheet stopped half-way: its other rows are not filed, and its employer waits for the results.',
      runbook: 'A sheet was left half-way',
    },
    timeout: Duration.minutes(1),
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
  },
  openDay: {
    failure: 'The day is not open in the counts: leaders see fewer workplaces due than there are.',
    runbook: 'The day was not opened',
    givenUp: {
      failure:
        'The counts of the day lack workplaces that have not reported yet, until the day is opened by hand.',
      runbook: 'Opening the day was given up',
    },
    timeout: wholeRegister,
    records: ['Query'],
    projections: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    lists: true,
  },
  sweepCheckIns: {
    failure: 'Workplaces that did not check in are not found, and nobody calls them.',
    runbook: 'Missed check-ins were not swept',
    givenUp: {
      failure:
        'Missed check-ins of the day stay unrecorded and raise no alert, until the sweep is run by hand.',
      runbook: 'The sweep was given up',
    },
    timeout: wholeRegister,
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    projections: ['GetItem', 'PutItem', 'UpdateItem'],
    lists: true,
  },
};

import { Duration } from 'aws-cdk-lib';
import type { JobName } from '../domain/job.ts';
import type { Impact } from './constructs/impact-alarm.ts';
import type { Duty } from './duty.ts';
import { briefJobDuties } from './job-duties-brief.ts';
import { noticeJobDuties } from './job-duties-notices.ts';
import { rebuildJobDuties } from './job-duties-rebuild.ts';
import { webhookJobDuties } from './job-duties-webhooks.ts';

/**
 * The duty of a job: also how long one run may take, and what it means when work is given up for good; nothing is where it stays in the
 * queue that it came from.
 */
export type JobDuty = Duty & {
  timeout: Duration;
  givenUp?: Impact;
  /** Prints pages with the Chromium that lies in its code. */
  prints?: true;
};

/** A run over all sites; they are some hundreds, at a few milliseconds each. */
const wholeRegister = Duration.minutes(10);

/**
 * A run behind a queue that is over in a second or two (docs/decisions/0023): what fails is tried again after six times as long, two minutes.
 * A call to the table that hangs takes 8 s with its three tries.
 */
const shortRun = Duration.seconds(20);

/** The duty of every job: a job without one does not compile. */
export const jobDuties: Record<JobName, JobDuty> = {
  ...noticeJobDuties,
  ...briefJobDuties,
  ...webhookJobDuties,
  ...rebuildJobDuties,
  relayRecords: {
    failure:
      'Nothing follows from what people write: counts stand still, nobody is told of alerts, sheets and files wait.',
    runbook: 'Records are not handed on',
    givenUp: {
      failure:
        'A record never reached the jobs: counts, messages or sheets lack what it told, until it is driven again.',
      runbook: 'A record was not handed on',
    },
    // Three tries of a request that hangs take 18 s.
    timeout: Duration.seconds(30),
  },
  projectSummary: {
    failure: 'Counts of zones and province lag behind the check-ins that employers have sent.',
    runbook: 'The summary lags behind the check-ins',
    givenUp: {
      failure:
        'A check-in or an alert is missing from the counts that leaders see, until it is driven again.',
      runbook: 'A record was left out of the summary',
    },
    timeout: shortRun,
    records: ['GetItem', 'BatchGetItem', 'Query'],
    projections: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
  },
  raiseZoneClusters: {
    failure:
      'Cases at several workplaces of one zone are not seen together, and nobody looks for what links them.',
    runbook: 'Clusters of a zone are not raised',
    givenUp: {
      failure: 'A cluster of cases in a zone may stay without its alert until the next report from there.',
      runbook: 'A cluster of a zone was left out',
    },
    timeout: shortRun,
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    lists: true,
  },
  applyZoneCalendar: {
    failure:
      'A zone was closed or opened by its board, and its workplaces are still judged by the old calendar.',
    runbook: 'Calendars of zones do not reach their sites',
    givenUp: {
      failure:
        'Workplaces of a zone are asked for reports on days off, or not asked, until it is driven again.',
      runbook: 'The calendar of a zone was left out',
    },
    // A large zone has some hundreds of sites, eight of them at once.
    timeout: Duration.minutes(5),
    records: ['GetItem', 'PutItem'],
    lists: true,
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
    timeout: Duration.seconds(30),
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
    records: ['GetItem', 'Query'],
    projections: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    lists: true,
  },
  closeDay: {
    failure:
      'What the day came to is not written down: later reports cannot be told from those of the day itself.',
    runbook: 'The day was not closed',
    givenUp: {
      failure: 'A day stays without its closing until the next night makes up for it, for a week at most.',
      runbook: 'Closing the day was given up',
    },
    timeout: wholeRegister,
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
  remindSites: {
    failure: 'Workplaces that have not reported are not reminded, and many will report late or not at all.',
    runbook: 'Silent sites were not reminded',
    givenUp: {
      failure: 'Workplaces were not reminded today; the board has to call more of them before the cut-off.',
      runbook: 'The reminders were given up',
    },
    timeout: wholeRegister,
    records: ['GetItem', 'PutItem'],
    lists: true,
  },
  sendCallList: {
    failure: 'The board is not told whom to call before the cut-off, and silent workplaces are not called.',
    runbook: 'The call list was not sent',
    givenUp: {
      failure: 'The board got no call list today; it stands in the console all the same.',
      runbook: 'The call list was given up',
    },
    timeout: Duration.minutes(1),
    records: ['PutItem'],
    projections: ['Query'],
  },
  sendCount: {
    failure: 'The department and the board are not told after the cut-off how many workplaces reported.',
    runbook: 'The count of the day was not sent',
    givenUp: {
      failure: 'The count of the day was not sent; the summary shows it all the same.',
      runbook: 'The count of the day was given up',
    },
    timeout: Duration.minutes(1),
    records: ['PutItem'],
    projections: ['Query'],
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
    projections: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'],
    lists: true,
  },
  measureCoverage: {
    failure: 'The dashboard stands still, and nobody is warned when check-ins stop coming in.',
    runbook: 'Coverage is not measured',
    givenUp: {
      failure: 'A measurement of coverage failed for good; the next, five minutes later, makes up for it.',
      runbook: 'A measurement of coverage was given up',
    },
    timeout: Duration.minutes(1),
    projections: ['Query'],
    measures: true,
  },
  runClocks: {
    failure:
      'Alerts that nobody answers in time stay where they are: the head of the department is not told of them.',
    runbook: 'Clocks of alerts do not run',
    givenUp: {
      failure:
        'Escalations of alerts came late by a minute or more: the run that should have told of them failed.',
      runbook: 'A run of the clocks was given up',
    },
    // The next run is a minute away: one that hangs must not meet it.
    timeout: Duration.seconds(50),
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
};

import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of check-ins and of alerts. */
export const checkInDuties = {
  putCheckIn: {
    failure:
      'Employers cannot check in: cases stay unknown, and workplaces that did report will be counted as missing.',
    runbook: 'Check-ins are not taken',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  getCheckIn: {
    failure: 'Nobody can read a check-in with its corrections, and an employer cannot correct one.',
    runbook: 'A check-in cannot be opened',
    records: ['GetItem', 'Query'],
  },
  listCheckIns: {
    failure: 'Employers and inspectors cannot look back over the check-ins of a workplace.',
    runbook: 'The check-ins of a site do not come',
    records: ['GetItem', 'Query'],
  },
  createEventReport: {
    failure: 'A case found at night cannot be reported at once, and the department hears of it hours later.',
    runbook: 'Quick reports are not taken',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  listAlerts: {
    failure: 'Officers on duty do not see which alerts wait for them; clocks run on unseen.',
    runbook: 'The alert queue does not come',
    records: ['GetItem', 'Query'],
    lists: true,
  },
  getAlert: {
    failure: 'Officers cannot read what an alert is about and what was done.',
    runbook: 'An alert cannot be opened',
    records: ['GetItem', 'BatchGetItem', 'Query'],
  },
  transitionAlert: {
    failure: 'Officers cannot verify or close an alert; it escalates although somebody acts on it.',
    runbook: 'Alerts cannot be moved on',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  snoozeAlert: {
    failure: 'Officers cannot put an alert off with a reason; it keeps calling people.',
    runbook: 'Alerts cannot be snoozed',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  acknowledgeAlerts: {
    failure:
      'Officers cannot acknowledge the alerts of a zone together, at the very time when there are many.',
    runbook: 'Alerts of a zone cannot be acknowledged',
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

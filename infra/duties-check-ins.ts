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
  getDayAccount: {
    failure:
      'Nobody can see what the score of a day was made from, nor why it moved, and it will not be believed.',
    runbook: 'The account of a day does not come',
    records: ['GetItem', 'BatchGetItem', 'Query'],
  },
  listCheckIns: {
    failure: 'Employers and inspectors cannot look back over the check-ins of a workplace.',
    runbook: 'The check-ins of a site do not come',
    records: ['GetItem', 'Query'],
  },
  listToday: {
    failure:
      'Who reports for many workplaces cannot see which of them still wait, nor send each after a glance.',
    runbook: 'The list of today does not come',
    records: ['GetItem', 'BatchGetItem', 'Query'],
  },
  listMissing: {
    failure: 'The board cannot see who has not reported nor whom to call, and silent workplaces stay silent.',
    runbook: 'The list of the missing does not come',
    records: ['GetItem', 'BatchGetItem'],
    projections: ['Query'],
  },
  createInspection: {
    failure: 'What inspectors found at a workplace is not kept, and goes on resting on its own word.',
    runbook: 'Inspections are not taken',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  listInspections: {
    failure: 'Nobody can look back at what inspections of a workplace found.',
    runbook: 'The inspections of a site do not come',
    records: ['GetItem', 'Query'],
  },
  listVisits: {
    failure: 'Inspectors are not told where to go next, and go where they are used to.',
    runbook: 'The list of visits does not come',
    records: ['GetItem'],
    lists: true,
  },
  createCall: {
    failure: 'Calls to silent workplaces cannot be logged: they are called twice, or by nobody.',
    runbook: 'Calls cannot be logged',
    records: ['GetItem', 'BatchGetItem', 'PutItem'],
  },
  listCalls: {
    failure: 'The board and the department cannot look back at the calls to a workplace.',
    runbook: 'The calls to a site do not come',
    records: ['GetItem', 'Query'],
  },
  createBulk: {
    failure:
      'Employers of many workplaces cannot hand in their sheet, and have to type each check-in by hand.',
    runbook: 'Sheets of check-ins are not taken',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  getJob: {
    failure: 'Who handed in a sheet does not see which of its rows were refused, and believes them filed.',
    runbook: 'The results of a sheet do not come',
    records: ['GetItem', 'Query'],
    files: { exports: ['GetObject'] },
  },
  cancelJob: {
    failure: 'A wrong sheet cannot be stopped; its rows go on being filed and must be corrected one by one.',
    runbook: 'A sheet cannot be stopped',
    records: ['GetItem', 'Query', 'UpdateItem'],
  },
  createEventReport: {
    failure: 'A case found at night cannot be reported at once, and the department hears of it hours later.',
    runbook: 'Quick reports are not taken',
    records: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
  },
  listEventReports: {
    failure: 'An employer does not see what was already reported, and may count a case twice or not at all.',
    runbook: 'The quick reports of a site do not come',
    records: ['GetItem', 'Query'],
  },
  listAlerts: {
    failure: 'Officers on duty do not see which alerts wait for them; clocks run on unseen.',
    runbook: 'The alert queue does not come',
    records: ['GetItem', 'BatchGetItem', 'Query'],
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
  getCaseResponse: {
    failure: 'After an F0 neither the workplace nor the department sees the seven steps, and who did which.',
    runbook: 'The case response does not come',
    records: ['GetItem', 'Query'],
  },
  doCaseStep: {
    failure: 'A workplace with an F0 cannot tick what it has done; the department takes it for undone.',
    runbook: 'Case steps cannot be ticked',
    records: ['GetItem', 'BatchGetItem', 'PutItem'],
  },
  closeCaseResponse: {
    failure: 'The department cannot end the response to a case; a workplace stays under steps that are over.',
    runbook: 'A case cannot be closed',
    records: ['GetItem', 'BatchGetItem', 'PutItem'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

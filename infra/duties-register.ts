import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of the system, of members, of zones and of the summary. */
export const registerDuties = {
  getHealth: {
    failure:
      'Whoever watches the service cannot tell whether it is up, and an outage is noticed by employers first.',
    runbook: 'The health address does not answer',
  },
  getOpenapi: {
    failure: 'Makers of other systems cannot read the contract; nobody is kept from their daily work.',
    runbook: 'The contract cannot be read',
  },
  getMe: {
    failure: 'Nobody gets past sign-in: the pages cannot tell who is there, and employers cannot check in.',
    runbook: 'People cannot get past sign-in',
    records: ['GetItem'],
  },
  listMembers: {
    failure: 'The administrator cannot see who has access to which sites and zones.',
    runbook: 'The list of members does not come',
    records: ['GetItem'],
    lists: true,
  },
  putMember: {
    failure: 'A new employer or officer cannot be let in, and somebody who left cannot be shut out.',
    runbook: 'Members cannot be changed',
    records: ['GetItem', 'PutItem'],
    accounts: true,
  },
  getAudit: {
    failure: 'Nobody can look up who did what on a day, or prove that the records of it are as they were.',
    runbook: 'The audit of a day does not come',
    records: ['GetItem', 'Query'],
    lists: true,
  },
  createRebuild: {
    failure: 'The administrator cannot have the figures worked out from the records again.',
    runbook: 'A rebuild cannot be asked for',
    records: ['GetItem', 'Query', 'PutItem'],
    lists: true,
  },
  listZones: {
    failure: 'Pages cannot name the industrial zones, and filters by zone stay empty.',
    runbook: 'The list of zones does not come',
    records: ['GetItem'],
    projections: ['Query'],
  },
  getZoneCalendar: {
    failure: 'The board cannot see which days its zones do not work, and enters closures blindly.',
    runbook: 'The calendar of a zone does not come',
    records: ['GetItem'],
  },
  putZoneCalendar: {
    failure: 'A zone that stops work cannot be entered, and all its workplaces will be counted as missing.',
    runbook: 'Calendars of zones cannot be changed',
    records: ['GetItem', 'PutItem'],
  },
  getZonesGeojson: {
    failure: 'Leaders and the department see no map of the zones.',
    runbook: 'The map stays empty',
    records: ['GetItem'],
    projections: ['Query'],
  },
  getSummary: {
    failure:
      'Leaders, the board and the department have no picture of the province, and decide on an old one.',
    runbook: 'The summary of the province does not come',
    records: ['GetItem'],
    projections: ['Query'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

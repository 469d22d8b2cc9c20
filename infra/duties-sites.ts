import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of sites, of their calendars and of their plans. */
export const siteDuties = {
  listSites: {
    failure: 'The board and the department cannot see which workplaces are weak, late or silent.',
    runbook: 'The list of sites does not come',
    records: ['GetItem'],
    lists: true,
  },
  getSite: {
    failure:
      'Nobody can open a workplace: its standing, plan and calendar stay hidden from employer and inspectors.',
    runbook: 'A site cannot be opened',
    records: ['GetItem', 'Query'],
  },
  getDueDates: {
    failure:
      'An employer cannot take the due dates into a calendar, and a drill or an assessment is forgotten.',
    runbook: 'The calendar of due dates does not come',
    records: ['GetItem', 'Query'],
    links: true,
  },
  createSite: {
    failure: 'A new workplace cannot be registered, so that nobody is asked for its check-ins.',
    runbook: 'Sites cannot be registered',
    records: ['GetItem', 'PutItem'],
  },
  updateSite: {
    failure: 'A workplace that closed or grew stays as it was, and its people are counted wrongly.',
    runbook: 'Sites cannot be changed',
    records: ['GetItem', 'PutItem'],
  },
  putCalendar: {
    failure: 'A closure cannot be entered, and a workplace on holiday will be counted as missing.',
    runbook: 'Calendars cannot be changed',
    records: ['GetItem', 'PutItem'],
  },
  listPlans: {
    failure: 'Employers and the department cannot see the versions of a response plan.',
    runbook: 'The plans of a site do not come',
    records: ['GetItem', 'Query'],
  },
  putPlanDraft: {
    failure: 'An employer cannot save a response plan; what was typed stays on one screen.',
    runbook: 'Plan drafts are not saved',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  submitPlan: {
    failure: 'An employer cannot hand in a response plan, and a deadline may pass without their fault.',
    runbook: 'Plans cannot be submitted',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  decidePlan: {
    failure: 'The department cannot approve or return a plan, and the workplace is judged by an old one.',
    runbook: 'Plans cannot be decided',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  getPlanReview: {
    failure: 'An approver does not see what warns of a plan; the decision itself still asks for the reason.',
    runbook: 'The review of a plan does not come',
    records: ['GetItem', 'BatchGetItem', 'Query'],
    lists: true,
  },
  listWaitingPlans: {
    failure: 'The department does not see which plans wait for it, and workplaces are judged without one.',
    runbook: 'The list of waiting plans does not come',
    records: ['GetItem'],
    lists: true,
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes by which a frozen day is read, and how days went one after another. */
export const briefDuties = {
  listBriefs: {
    failure: 'Leaders and the department do not see which days have a brief, and open none of them.',
    runbook: 'The list of briefs does not come',
    records: ['GetItem', 'Query'],
    snapshots: {},
  },
  getBrief: {
    failure: 'Leaders cannot open the brief; those who got it by mail have it there.',
    runbook: 'A brief does not come',
    records: ['GetItem'],
    snapshots: { snapshots: ['GetObject'], briefs: ['GetObject'], mayMiss: true },
    links: true,
  },
  listBriefSites: {
    failure: 'A sentence of the brief cannot be traced to the workplaces that it counts.',
    runbook: 'The workplaces of a brief do not come',
    records: ['GetItem'],
    snapshots: { snapshots: ['GetObject'] },
  },
  listBriefAlerts: {
    failure: 'Leaders cannot see which alerts the brief speaks of, nor which of them are overdue.',
    runbook: 'The alerts of a brief do not come',
    records: ['GetItem'],
    snapshots: { snapshots: ['GetObject'] },
  },
  getTrends: {
    failure: 'Nobody sees how reporting and cases developed over the last weeks.',
    runbook: 'The trends do not come',
    records: ['GetItem'],
    projections: ['Query'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

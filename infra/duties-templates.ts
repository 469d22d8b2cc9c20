import type { RouteName } from '../domain/contract.ts';
import type { Duty } from './duty.ts';

/** Routes of the province's template and its versions. */
export const templateDuties = {
  getTemplate: {
    failure:
      'Employers and inspectors cannot see by which criteria, weights and rules a workplace is judged.',
    runbook: 'The rules in force cannot be read',
    records: ['GetItem', 'Query'],
  },
  listTemplates: {
    failure:
      'The pages go on with the rules they saw last: a preview may differ from the score, which stays right.',
    runbook: 'The versions of the template do not come',
    records: ['GetItem', 'Query'],
  },
  getTemplateVersion: {
    failure: 'A draft of the rules cannot be opened, and nobody can check it before it goes live.',
    runbook: 'A version of the template cannot be opened',
    records: ['GetItem', 'Query'],
    lists: true,
  },
  putTemplateDraft: {
    failure: 'The department cannot save a draft of new rules; what was entered stays on one screen.',
    runbook: 'Template drafts are not saved',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  submitTemplate: {
    failure: 'New rules cannot be handed in, and may miss the day from which the ministry asks for them.',
    runbook: 'Templates cannot be submitted',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  decideTemplate: {
    failure: 'New rules cannot be approved: from their day on workplaces go on being judged by the old ones.',
    runbook: 'Templates cannot be decided',
    records: ['GetItem', 'Query', 'PutItem'],
  },
  getAssessment: {
    failure:
      'Nobody can see how a day would have been scored under other rules; the scores themselves stand.',
    runbook: 'A day cannot be scored again',
    records: ['GetItem', 'BatchGetItem', 'Query'],
  },
} as const satisfies Partial<Record<RouteName, Duty>>;

import { templates } from '../../domain/pack/templates.ts';
import type { Said } from '../support/event.ts';

const ownerless = { isOwnerless: true } as const;
const inForce = templates.at(-1);
const draft = { template: { ...inForce, id: 'another-rule', effectiveFrom: '2021-12-01' }, seen: 0 };

/** Who may use the routes of the province's template; written by hand as the other rows are. */
export const templateRows = {
  getTemplate: { who: 'members', said: () => ({}), ...ownerless },
  listTemplates: { who: 'members', said: () => ({}), ...ownerless },
  getTemplateVersion: {
    who: 'members',
    said: () => ({ params: { templateId: 'tn-2021-06' } }),
    ...ownerless,
  },
  putTemplateDraft: {
    who: ['health', 'admin'],
    // One of the pack is never written over.
    said: () => ({ params: { templateId: 'tn-2021-06' }, body: draft }),
    own: '409 template-frozen',
    ...ownerless,
  },
  submitTemplate: {
    who: ['health', 'admin'],
    said: () => ({ params: { templateId: 'nobody-has-it' }, body: { seen: 0 } }),
    own: '404 not-found',
    ...ownerless,
  },
  decideTemplate: {
    who: ['health', 'admin'],
    said: () => ({ params: { templateId: 'nobody-has-it' }, body: { decision: 'approve', seen: 0 } }),
    own: '404 not-found',
    ...ownerless,
  },
  getAssessment: {
    who: ['employer', 'board', 'health', 'admin'],
    said: (site: string): Said => ({
      params: { siteId: site, day: '2021-06-15', templateId: 'tn-2021-06' },
    }),
    everywhere: ['admin'],
  },
} as const;

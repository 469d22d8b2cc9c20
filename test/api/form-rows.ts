import { readFileSync } from 'node:fs';
import { keyed } from '../support/call.ts';
import type { Said } from '../support/event.ts';
import { formFile } from '../support/forms.ts';

const ownerless = { isOwnerless: true } as const;
const example = readFileSync(new URL('../../docs/examples/hcm-1203.yaml', import.meta.url), 'utf8');
const file = formFile(example.replace('id: hcm-1203', 'id: of-the-rows'));
const ofSite = (site: string, more: Said = {}): Said => ({
  ...more,
  params: { siteId: site, formId: '2194' },
});
const entry = { version: 1, assessedOn: '2021-06-15', percent: 27.5 };

/** Who may use the routes of self-assessment forms; written by hand as the other rows are. */
export const formRows = {
  listForms: { who: 'members', said: () => ({}), ...ownerless },
  getForm: { who: 'members', said: () => ({ params: { formId: '2194' } }), ...ownerless },
  createForm: { who: ['health', 'admin'], said: () => file, zoned: '403 province-only', ...ownerless },
  decideForm: {
    who: ['health', 'admin'],
    said: () => ({
      params: { formId: 'nobody-has-it', version: '1' },
      body: { decision: 'approve', seen: 0 },
    }),
    own: '404 not-found',
    zoned: '403 province-only',
    ...ownerless,
  },
  createFormEntry: {
    who: ['employer'],
    said: (site: string) => ofSite(site, { headers: keyed(), body: entry }),
  },
  listFormEntries: {
    who: ['employer', 'board', 'health', 'admin'],
    said: (site: string) => ofSite(site),
    everywhere: ['admin'],
  },
} as const;

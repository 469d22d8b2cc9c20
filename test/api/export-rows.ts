import { a } from '../support/a.ts';

const ownerless = { isOwnerless: true } as const;
const who = ['employer', 'board', 'health', 'admin'] as const;
const span = { what: 'check-ins', format: 'csv', from: a.day, to: a.day };

/** Who may use the routes of exports; written by hand as the other rows are. */
export const exportRows = {
  // One that ends before it begins: nothing is left under way.
  createExport: {
    ...{ who, ...ownerless },
    said: () => ({ body: { ...span, from: '2021-06-16' } }),
    own: '422 ends-before-start',
  },
  listExports: { ...{ who, ...ownerless }, said: () => ({}) },
  getAudit: {
    ...{ who: ['health', 'admin'] as const, ...ownerless },
    said: () => ({ query: { day: a.day } }),
  },
  // No day is frozen here.
  getDhis2: {
    ...{ who: ['health', 'admin'] as const, ...ownerless },
    said: () => ({ query: { day: a.day } }),
    own: '404 no-brief',
    zoned: '403 province-only',
  },
} as const;

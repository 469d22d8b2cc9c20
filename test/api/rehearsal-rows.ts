const ownerless = { isOwnerless: true } as const;
const who = ['health', 'admin'] as const;
const zoned = '403 province-only';
const ofWork = () => ({ params: { jobId: '11111111-1111-4111-8111-111111111111' } });

/** Who may use the routes of rehearsals; written by hand as the other rows are. What nobody here has begun is not to be found. */
export const rehearsalRows = {
  createRehearsal: {
    ...{ who, zoned, ...ownerless },
    said: () => ({ body: { templateId: 'nobody-has-it' } }),
    own: '422 unknown-template',
  },
  getRehearsal: { ...{ who, zoned, ...ownerless }, said: ofWork, own: '404 not-found' },
  getRehearsalTable: { ...{ who, zoned, ...ownerless }, said: ofWork, own: '404 not-found' },
} as const;

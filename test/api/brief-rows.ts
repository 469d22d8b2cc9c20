import { a } from '../support/a.ts';

const ownerless = { isOwnerless: true } as const;
const who = ['health', 'leader'] as const;
const ofDay = () => ({ params: { day: a.day } });

/** Who may read frozen days and trends; written by hand as the other rows are. No day is frozen here. */
export const briefRows = {
  listBriefs: { who, said: () => ({}), ...ownerless },
  getBrief: {
    who,
    said: () => ({ params: { name: `${a.day}.pdf` } }),
    own: '404 no-brief',
    zoned: '403 province-only',
    ...ownerless,
  },
  listBriefSites: { who, said: ofDay, own: '404 no-brief', ...ownerless },
  listBriefAlerts: { who, said: ofDay, own: '404 no-brief', ...ownerless },
  getTrends: { who: ['board', 'health', 'leader'], said: () => ({}), ...ownerless },
} as const;

import { a } from '../support/a.ts';
import { at } from '../support/people.ts';

const ownerless = { isOwnerless: true } as const;
const params = { day: a.day };
/** Nobody has frozen a day here. */
const own = '404 no-brief';
const direction = {
  ...{ kind: 'inspect', text: 'Kiểm tra tại chỗ', by: 'Chủ tịch', owner: 'Ban Quản lý các KCN' },
  due: at(a.day, '17:00'),
};

/** Who may review a brief, and who records what was directed on it; written by hand as the other rows are. */
export const directionRows = {
  getReview: { who: ['health'], said: () => ({ params }), own, zoned: '403 province-only', ...ownerless },
  putReview: {
    who: ['health'],
    said: () => ({ params, body: { proposals: [], seen: 0 } }),
    ...{ own, zoned: '403 province-only', ...ownerless },
  },
  createDirection: {
    who: ['health', 'leader'],
    said: () => ({ params, body: direction }),
    ...{ own, ...ownerless },
  },
  listDirections: { who: ['health', 'leader'], said: () => ({}), ...ownerless },
  followUpDirection: {
    who: ['health', 'leader'],
    said: () => ({
      params: { directionId: `${a.day}.1` },
      body: { state: 'done', note: 'Xong', seen: 1 },
    }),
    ...{ own: '404 not-found', ...ownerless },
  },
} as const;

import type { Episode } from './alert.ts';
import { minutesAfter } from './clock.ts';
import type { Instant } from './day.ts';
import type { Template } from './template.ts';

const minutesOfDay = 24 * 60;

/** When an episode ends by itself, and how: a rule that goes with its parent is only ever proposed, for a person to end. */
export type Expiry = { at: Instant; ends: 'proposed' | 'cleared' };

type Expiring = Pick<
  Episode,
  'rule' | 'state' | 'proposal' | 'parent' | 'openedAt' | 'reopenedAt' | 'lastOccurrenceAt'
>;

/**
 * When an open episode ends because the days that the template gives it are over: one that goes with a parent so many days after its
 * last occurrence (no new F1 since), any other so many days after it was opened, or opened again. Null for a rule without such days,
 * and for an episode that is closed, already proposed, or listed inside another, with which it ends.
 */
export const expiry = (episode: Expiring, { rules }: Pick<Template, 'rules'>): Expiry | null => {
  const { rule, state, proposal, parent, openedAt, reopenedAt, lastOccurrenceAt } = episode;
  const data = rules.find(({ id }) => id === rule);
  const days = data?.params['clearAfterDays'];
  if (data === undefined || days === undefined) return null;
  if (state === 'closed' || proposal !== null || parent !== null) return null;
  return data.clears === 'with-parent'
    ? { at: minutesAfter(lastOccurrenceAt, days * minutesOfDay), ends: 'proposed' }
    : { at: minutesAfter(reopenedAt ?? openedAt, days * minutesOfDay), ends: 'cleared' };
};

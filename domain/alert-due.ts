import type { Episode } from './alert.ts';
import type { Instant } from './day.ts';

/** What the clock of an episode is read from. */
export type Clocked = Pick<Episode, 'state' | 'verifyBy' | 'actBy'>;

/** When the next step is due: verification until it is verified, then acting; null once measures are under way, or when it is closed. */
export const dueAt = ({ state, verifyBy, actBy }: Clocked): Instant | null => {
  if (state === 'open' || state === 'acknowledged') return verifyBy;
  return state === 'verified' ? actBy : null;
};

/** After every clock: where what has none stands in a list. */
const never: Instant = '9999-12-31T23:59:59.999Z';

/** The place of an episode in the queue: by its clock; one without a clock comes last. */
export const queuePlace = (episode: Clocked): Instant => dueAt(episode) ?? never;

import type { TriggerName } from '../domain/trigger.ts';
import type { Duty } from './duty.ts';

/** The duty of every trigger of the user pool; what they may ask of the pool itself is given where the pool is. */
export const triggerDuties: Record<TriggerName, Duty> = {
  refuseWithoutSecondFactor: {
    failure:
      'Nobody can sign in, and whoever is signed in is out within the hour: check-ins and alerts stand still.',
    runbook: 'Nobody is let in',
    records: ['GetItem'],
  },
};

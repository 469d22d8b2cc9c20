import { absence } from '../../domain/absence.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import { templateOn } from '../../domain/pack/templates.ts';
import { missedItem } from '../stores/absences.ts';
import { type Event, fileOf, type Span } from './demo-span.ts';
import { nextStep } from './demo-step.ts';

/** The sweep after the cut-off of a past day; today's is the scheduler's. */
export const sweep = ({ connection, now }: Span, day: Day): Event[] => {
  if (day >= dayOf(now)) return [];
  const run: Event['run'] = (state, at) => {
    const changes = state.missed.has(day) ? null : absence(fileOf(state, day), templateOn(day), day, at);
    if (changes === null) return null;
    return nextStep(
      connection,
      state,
      { actor: 'system', act: 'missed', about: day, at },
      {
        changes,
        missed: new Set([...state.missed, day]),
        items: [missedItem(state.item.record.site.siteId, day, at)],
      },
    );
  };
  return [{ at: new Date(Date.parse(cutOffOf(day)) + 5_000).toISOString(), run }];
};

import type { Instant } from '../../domain/day.ts';
import { nextClock, placeSteps } from '../../domain/escalation.ts';
import { templates } from '../../domain/pack/templates.ts';
import type { Connection } from '../stores/connection.ts';
import { nextStep, type SiteState, type Step } from './demo-step.ts';

const minuteMs = 60_000;

/** The minute after an instant, at which a run would have come. */
const runAfter = (at: Instant): Instant =>
  new Date((Math.floor(Date.parse(at) / minuteMs) + 1) * minuteMs).toISOString();

/** What the clocks of alerts do next at a site up to a moment, as if they had run every minute; null when nothing. */
export const clockStep = (connection: Connection, state: SiteState, upTo: Instant): Step | null => {
  const [due] = state.episodes.flatMap((episode) => nextClock(episode, templates) ?? []).toSorted();
  if (due === undefined) return null;
  const at = runAfter(due) > state.at ? runAfter(due) : state.at;
  if (at > upTo) return null;
  const { changes, about } = placeSteps(state.episodes, templates, at);
  if (changes.length === 0) return null;
  return nextStep(connection, state, { actor: 'system', act: 'alert-clock', about, at }, { changes });
};

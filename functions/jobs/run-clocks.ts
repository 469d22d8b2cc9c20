import type { Episode } from '../../domain/alert.ts';
import { clockSteps, placeSteps } from '../../domain/escalation.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { repeated } from '../edge/schedule.ts';
import { type Alerts, alertStore } from '../stores/alerts.ts';
import { connect } from '../stores/connection.ts';
import { type Templates, templateStore } from '../stores/templates.ts';
import { untilWon } from '../stores/transaction.ts';

type Needs = {
  alerts: Pick<Alerts, 'due' | 'open' | 'write'>;
  templates: Pick<Templates, 'all'>;
  clock: () => string;
};

/** Sites, or zones, worked on at once. */
const width = 8;

/** Some sites' clocks could not be run; the others' were, and the next run takes these up again. */
class ClocksStopped extends Error {
  override readonly name = 'ClocksStopped';
}

/**
 * Runs the clocks of alerts: what is due by now is done to the episodes of a site in one transaction, under the condition that nobody
 * wrote there since. A run that is repeated, that overlaps another or comes late finds each step taken, or takes it: never twice.
 */
export const runClocks = (needs: Needs) =>
  repeated('runClocks', needs.clock, async (now) => {
    const [listed, templates] = await Promise.all([needs.alerts.due(now), needs.templates.all()]);
    const due = listed.filter((episode) => clockSteps(episode, [], templates, now).length > 0);
    const places = [...Map.groupBy(due, ({ siteId, zoneId }) => `${siteId ?? ''}#${zoneId}`).values()];
    let failed = 0;
    for (let start = 0; start < places.length; start += width) {
      const some = places.slice(start, start + width).flatMap(([first]) => first ?? []);
      const outcomes = await Promise.all(some.map((episode) => attempt(needs, episode)));
      failed += outcomes.filter((isDone) => !isDone).length;
    }
    if (failed > 0) throw new ClocksStopped(`${failed} of ${places.length} places`);
    return due.length;
  });

const attempt = async (needs: Needs, episode: Episode): Promise<boolean> => {
  try {
    await runPlace(needs, episode);
    return true;
  } catch (error) {
    const errorName = error instanceof Error ? error.name : typeof error;
    log('error', 'clock.failed', {
      job: 'runClocks',
      errorName,
      ...(episode.siteId && { siteId: episode.siteId }),
    });
    return false;
  }
};

const runPlace = ({ alerts, clock }: Needs, episode: Episode): Promise<void> =>
  untilWon(async () => {
    const place = await alerts.open(episode);
    const now = clock();
    if (place === null) return;
    const { changes, about } = placeSteps(place.episodes, place.templates, now);
    if (changes.length === 0) return;
    await alerts.write(place, changes, { actor: 'system', act: 'alert-clock', about, at: now });
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return runClocks({
    alerts: alertStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

import { setTimeout } from 'node:timers/promises';
import { absence } from '../../domain/absence.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { cutOffOf } from '../../domain/pack/clocks.ts';
import { templateOn } from '../../domain/template.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Absences, absenceStore } from '../stores/absences.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { projectionStore } from '../stores/projections.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';
import { allWritten } from './all-written.ts';
import { everySite } from './every-site.ts';
import { type ProjectionNeeds, projectSite } from './projection.ts';

type Needs = ProjectionNeeds & {
  sites: Pick<Sites, 'list'>;
  filings: Pick<Filings, 'open'>;
  absences: Absences;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<unknown>;
};

/** The sweep after the cut-off: each missed site-day is recorded exactly once, and its alert raised, however often and late it runs. */
export const sweepCheckIns = (needs: Needs) =>
  scheduled('sweepCheckIns', needs.clock, async (day, now) => {
    await allWritten(needs, cutOffOf(day), now);
    return everySite(needs.sites, async ({ site: { siteId } }) => {
      await sweepSite(needs, siteId, day, needs.clock());
      await projectSite(needs, siteId, day);
    });
  });

const sweepSite = ({ filings, absences }: Needs, siteId: string, day: Day, now: Instant) =>
  untilWon(async () => {
    if (await absences.isRecorded(siteId, day)) return;
    const file = await filings.open(siteId, day, null);
    const changes = file && absence(file.file, templateOn(file.templates, day), day, now);
    if (!changes) return;
    await absences.record(file, day, changes, { actor: 'system', act: 'missed', about: day, at: now });
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return sweepCheckIns({
    sites: siteStore(connection),
    filings: filingStore(connection),
    absences: absenceStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
    pause: setTimeout,
  });
});

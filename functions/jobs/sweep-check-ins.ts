import { absence } from '../../domain/absence.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import { templateOn } from '../../domain/thai-nguyen/templates.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Absences, absenceStore } from '../stores/absences.ts';
import { connect } from '../stores/connection.ts';
import { type Filings, filingStore } from '../stores/filings.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { untilWon } from '../stores/transaction.ts';
import { everySite } from './every-site.ts';
import { projectRecord } from './projection.ts';

type Needs = {
  sites: Pick<Sites, 'list'>;
  filings: Pick<Filings, 'open' | 'list'>;
  absences: Absences;
  projections: Pick<Projections, 'putRow'>;
  clock: () => Instant;
};

/** The sweep after the cut-off: each missed site-day is recorded exactly once, and its alert raised, however often and late it runs. */
export const sweepCheckIns = (needs: Needs) =>
  scheduled('sweepCheckIns', needs.clock, (day, now) =>
    everySite(needs.sites, async (record) => {
      await sweepSite(needs, record, day, now);
      await projectRecord(needs, record, day, now);
    }),
  );

const sweepSite = async (
  { filings, absences }: Needs,
  { site, standing }: SiteRecord,
  day: Day,
  now: Instant,
) => {
  if (standing?.day === day) return;
  await untilWon(async () => {
    if (await absences.isRecorded(site.siteId, day)) return;
    const file = await filings.open(site.siteId, day, null);
    const changes = file && absence(file.file, templateOn(day), day, now);
    if (!changes) return;
    await absences.record(file, day, changes, { actor: 'system', act: 'missed', about: day, at: now });
  });
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return sweepCheckIns({
    sites: siteStore(connection),
    filings: filingStore(connection),
    absences: absenceStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});

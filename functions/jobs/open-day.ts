import { isSpent } from '../../domain/alert-figures.ts';
import { dayOf } from '../../domain/day.ts';
import { opensAt } from '../../domain/pack/clocks.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { connect } from '../stores/connection.ts';
import { filingStore } from '../stores/filings.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { everySite } from './every-site.ts';
import { type ProjectionNeeds, projectSite } from './projection.ts';

type Needs = ProjectionNeeds & {
  sites: Pick<Sites, 'list'>;
  projections: Pick<Projections, 'marks' | 'dropMarks'>;
};

/** Opens the roster of a day: every site gets its row, due or not, with the standing that it brings along. Repeating it changes nothing. */
export const openDay = (needs: Needs) =>
  scheduled('openDay', needs.clock, async (day, now) => {
    const opened = opensAt(dayOf(now));
    const sites = await everySite(needs.sites, ({ site }) => projectSite(needs, site.siteId, day));
    for (const [zoneId, marks] of await needs.projections.marks()) {
      const spent = [...marks].filter(([, mark]) => isSpent(mark, opened)).map(([id]) => id);
      await needs.projections.dropMarks(zoneId, spent);
    }
    return sites;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return openDay({
    sites: siteStore(connection),
    filings: filingStore(connection),
    projections: projectionStore(connection),
    clock: systemClock,
  });
});

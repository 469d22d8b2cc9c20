import { alertFigures } from '../../domain/alert-figures.ts';
import { dayOf } from '../../domain/day.ts';
import type { Measured } from '../../domain/measured.ts';
import { zones } from '../../domain/pack/zones.ts';
import { summaryOf } from '../../domain/summary.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { measure } from '../edge/metrics.ts';
import { repeated } from '../edge/schedule.ts';
import { connect } from '../stores/connection.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

type Needs = {
  projections: Pick<Projections, 'zoneCounts' | 'marks'>;
  measure: (values: Measured) => void;
  clock: () => string;
};

/**
 * Tells operators how far the day has come: what leaders see as coverage, and the alerts that wait. Two partitions are read, whatever the
 * number of sites.
 */
export const measureCoverage = (needs: Needs) =>
  repeated('measureCoverage', needs.clock, async (now) => {
    const [counts, marks] = await Promise.all([
      needs.projections.zoneCounts(dayOf(now)),
      needs.projections.marks(),
    ]);
    const all = alertFigures(
      [...marks.values()].flatMap((ofZone) => [...ofZone.values()]),
      now,
    );
    const ids = zones.map(({ id }) => id);
    const { coverage, alerts } = summaryOf(dayOf(now), ids, counts, { zone: new Map(), all });
    needs.measure({
      ExpectedReports: coverage.due,
      ActualReports: coverage.onTime + coverage.late,
      OnTimeReports: coverage.onTime,
      MissingReports: coverage.missing,
      PendingReports: coverage.pending,
      OpenAlerts: alerts.open,
      CriticalAlerts: alerts.critical,
      OverdueAlerts: alerts.overdue,
    });
    return 0;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return measureCoverage({ projections: projectionStore(connection), measure, clock: systemClock });
});

import { isUseful } from '../../domain/day-notice.ts';
import { coverageByZone, sumOfCoverage } from '../../domain/missing.ts';
import { countNotice } from '../../domain/notice.ts';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { connect } from '../stores/connection.ts';
import { type Notices, noticeStore } from '../stores/notices.ts';
import { type Projections, projectionStore } from '../stores/projections.ts';

type Needs = {
  projections: Pick<Projections, 'zoneCounts'>;
  notices: Pick<Notices, 'put'>;
  clock: () => string;
};

/** Tells health and the board after the cut-off what the day has come to: one notice for a day, none where nothing was due. */
export const sendCount = ({ projections, notices, clock }: Needs) =>
  scheduled('sendCount', clock, async (day, now) => {
    if (!isUseful('count', day, now)) return 0;
    const counts = await projections.zoneCounts(day);
    const { due } = sumOfCoverage(coverageByZone([...counts.keys()], counts, day, now));
    if (due === 0) return 0;
    return (await notices.put(countNotice(day, now))) ? 1 : 0;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return sendCount({
    projections: projectionStore(connection),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});

import { isUseful } from '../../domain/day-notice.ts';
import { coverageByZone, sumOfCoverage } from '../../domain/missing.ts';
import { callListNotice } from '../../domain/notice.ts';
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

/** Tells the board an hour before the cut-off whom to call: one notice for a day, none on a day without a silent site. */
export const sendCallList = ({ projections, notices, clock }: Needs) =>
  scheduled('sendCallList', clock, async (day, now) => {
    if (!isUseful('callList', day, now)) return 0;
    const counts = await projections.zoneCounts(day);
    const { pending } = sumOfCoverage(coverageByZone([...counts.keys()], counts, day, now));
    if (pending === 0) return 0;
    return (await notices.put(callListNotice(day, now))) ? 1 : 0;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return sendCallList({
    projections: projectionStore(connection),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});

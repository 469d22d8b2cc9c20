import { addDays, dayOf, type Instant } from '../../domain/day.ts';
import { isUseful } from '../../domain/day-notice.ts';
import { briefNotice } from '../../domain/notice.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { type Notices, noticeStore } from '../stores/notices.ts';

type Needs = {
  briefs: Pick<Briefs, 'get'>;
  notices: Pick<Notices, 'put'>;
  clock: () => Instant;
};

/** The brief of the day before is frozen, but has not gone out: there is nothing to send yet. */
export class NotIssued extends Error {
  override readonly name = 'NotIssued';
}

/**
 * Sends the brief of the day before to its readers: one notice for a brief. Where somebody waits for the run it is left to the one that
 * follows, by which the page is printed. @throws NotIssued
 */
export const sendBrief = ({ briefs, notices, clock }: Needs) =>
  scheduled('sendBrief', clock, async (_, now, { isWaitedFor }) => {
    const today = dayOf(now);
    if (isWaitedFor || !isUseful('brief', today, now)) return 0;
    const entry = await briefs.get(addDays(today, -1));
    if (entry === null) return 0;
    if (entry.issuedAt === null) throw new NotIssued(`the brief of ${entry.day} has not gone out`);
    return (await notices.put(briefNotice(entry.day, now))) ? 1 : 0;
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  const files = fileStore({ client: connectFiles(), bucket: snapshotSettings().bucket });
  return sendBrief({
    briefs: briefStore(connection, files),
    notices: noticeStore(connection),
    clock: systemClock,
  });
});

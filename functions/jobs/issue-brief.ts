import type { Day, Instant } from '../../domain/day.ts';
import { isIssueDue, issueWithin } from '../../domain/issue.ts';
import { type IssueNeeds, issueDay } from '../brief/issue-day.ts';
import { type PrintNeeds, printDays } from '../brief/print-days.ts';
import { openPrinter } from '../brief/print-pdf.ts';
import { linkSettings, settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { log } from '../edge/log.ts';
import { scheduled } from '../edge/schedule.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { directionStore } from '../stores/directions.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { reviewStore } from '../stores/reviews.ts';

type Needs = IssueNeeds &
  PrintNeeds & {
    briefs: Pick<Briefs, 'list' | 'getSnapshot' | 'closeReview' | 'markIssued'>;
    clock: () => Instant;
  };

/** Enough of the list of briefs to find the one that went out before, a month. */
const looksBack = 31;

/**
 * Issues the briefs of the frozen days of the last week that have not gone out, oldest first, and prints those that are not printed,
 * newest first. Where somebody waits for the run, printing is left to the one that follows.
 */
export const issueBrief = (needs: Needs) =>
  scheduled('issueBrief', needs.clock, async (_, now, { isWaitedFor }) => {
    const issued = await issueDue(needs, now);
    if (isWaitedFor) return issued;
    const { items } = await needs.briefs.list({ limit: issueWithin });
    const days = items.flatMap(({ day, issuedAt }) => (issuedAt === null ? [] : [day]));
    await printDays(needs, days);
    return issued;
  });

/** Issues what is due. A day that cannot be issued keeps none of the others back. @throws what went wrong with the first such day */
const issueDue = async (needs: Needs, now: Instant): Promise<number> => {
  const { items } = await needs.briefs.list({ limit: looksBack });
  const due = items.filter(({ day, issuedAt }) => issuedAt === null && isIssueDue(day, now));
  const failures: unknown[] = [];
  for (const { day } of due.toReversed()) {
    try {
      await issueOne(needs, day, now);
    } catch (error) {
      log('error', 'brief.not-issued', {
        day,
        errorName: error instanceof Error ? error.name : typeof error,
      });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return due.length;
};

/** The list is read again: the day before may just have gone out. */
const issueOne = async (needs: Needs, day: Day, now: Instant): Promise<void> => {
  const { items } = await needs.briefs.list({ limit: looksBack });
  const entry = items.find((one) => one.day === day);
  if (entry !== undefined && entry.issuedAt === null) await issueDay(needs, entry, items, now);
};

export const handler = lambda(() => {
  const connection = connect(settings());
  const files = fileStore({ client: connectFiles(), bucket: snapshotSettings().bucket });
  return issueBrief({
    briefs: briefStore(connection, files),
    snapshotFiles: files,
    reviews: reviewStore(connection),
    directions: directionStore(connection),
    printer: openPrinter,
    origin: linkSettings().origin,
    clock: systemClock,
  });
});

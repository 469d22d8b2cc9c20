import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Assessment } from '../../domain/assessment.ts';
import { CheckIn } from '../../domain/check-in.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { LineReport } from '../../domain/site-line.ts';
import type { Connection } from './connection.ts';
import { recordKey } from './table.ts';

/** What of a revision is read: the score item by item is not. */
const Reported = z.object({
  checkIn: CheckIn,
  assessment: z.pick(Assessment, {
    band: true,
    readiness: true,
    gates: true,
    scenario: true,
    templateVersion: true,
  }),
});

/** A reported day with those of its revisions that may have stood at the end of a day that is asked for, oldest first. */
export type ReportedDay = { day: Day; revisions: readonly LineReport[] };

/** What sites had reported of a day, as of some moment. */
export const dayReportStore = ({ client, records: TableName }: Connection) => {
  const read = async (how: Omit<QueryCommandInput, 'TableName'>): Promise<z.infer<typeof Reported>[]> => {
    const found: z.infer<typeof Reported>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          ProjectionExpression:
            'checkIn, assessment.band, assessment.readiness, assessment.gates, assessment.scenario, assessment.templateVersion',
          ConsistentRead: true,
          ...how,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...Items.map((item) => Reported.parse(item)));
      start = how.Limit === undefined || found.length < how.Limit ? LastEvaluatedKey : undefined;
    } while (start !== undefined);
    return found;
  };

  const heads = (siteId: string, to: Day, limit: number) =>
    read({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':pk': recordKey.site(siteId).pk,
        ':first': 'DAY#',
        ':last': recordKey.head(siteId, to).sk,
      },
      ScanIndexForward: false,
      Limit: limit,
    });

  const history = (siteId: string, day: Day) => {
    const { pk } = recordKey.revision(siteId, day, 1);
    return read({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
      ExpressionAttributeValues: { ':pk': pk, ':day': `${day}#` },
    });
  };

  return {
    /**
     * The newest `limit` reported days of a site up to a day, newest first. Older revisions are read only of those whose newest came in
     * at `since` or after: an older one may have stood before.
     */
    of: async (
      siteId: string,
      { to, limit, since }: { to: Day; limit: number; since: Instant },
    ): Promise<ReportedDay[]> =>
      Promise.all(
        (await heads(siteId, to, limit)).map(async (head) => {
          const { day, revision, receivedAt } = head.checkIn;
          const isAlone = revision === 1 || receivedAt < since;
          return { day, revisions: isAlone ? [head] : await history(siteId, day) };
        }),
      ),
  };
};

export type DayReports = ReturnType<typeof dayReportStore>;

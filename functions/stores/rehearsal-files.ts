import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { CheckIn } from '../../domain/check-in.ts';
import { Day, daysBetween } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { headsNeeded } from '../../domain/recent.ts';
import { type RehearsalFile, type Window, warmsUpFrom } from '../../domain/rehearsal.ts';
import type { Connection } from './connection.ts';
import { eventStore } from './events.ts';
import { plansOf } from './plans.ts';
import { siteStore } from './sites.ts';
import { recordKey } from './table.ts';

const Head = z.object({ checkIn: CheckIn });
const Missed = z.object({ day: Day });

type Span = { siteId: string; first: string; last: string };

/** What a rehearsal reads of sites. */
export const rehearsalFileStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  /** Items of a site between two sort keys, newest first. */
  const between = async (
    { siteId, first, last }: Span,
    how: { Limit?: number; ProjectionExpression?: string } = {},
  ): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          ...{ TableName, ConsistentRead: true, ScanIndexForward: false, ...how },
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':pk': recordKey.site(siteId).pk,
            ':first': first,
            ':last': last,
          },
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && items.length < (how.Limit ?? Number.POSITIVE_INFINITY));
    return items;
  };

  const eventsOf = async (siteId: string, span: Window): Promise<ListedEvent[]> => {
    const events: ListedEvent[] = [];
    let cursor: string | undefined;
    do {
      const page = await eventStore(connection).list(siteId, span, { limit: 200, cursor });
      events.push(...page.items);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return events;
  };

  return {
    /** All that a rehearsal of the window is worked out from at a site; null without the site. */
    read: async (siteId: string, window: Window): Promise<RehearsalFile | null> => {
      const from = warmsUpFrom(window);
      const { to } = window;
      const most = daysBetween(from, to) + 1 + headsNeeded;
      const [item, plans, heads, events, missed] = await Promise.all([
        siteStore(connection).get(siteId),
        plansOf(connection, siteId),
        between(
          { siteId, first: 'DAY#', last: recordKey.head(siteId, to).sk },
          { Limit: most, ProjectionExpression: 'checkIn' },
        ),
        eventsOf(siteId, { from, to }),
        between({
          ...{ siteId, first: recordKey.missed(siteId, from).sk, last: recordKey.missed(siteId, to).sk },
        }),
      ]);
      if (item === null) return null;
      return {
        ...{ record: item.record, plans, events },
        checkIns: heads.map((head) => Head.parse(head).checkIn),
        missed: missed.map((one) => Missed.parse(one).day),
      };
    },
  };
};

export type RehearsalFiles = ReturnType<typeof rehearsalFileStore>;

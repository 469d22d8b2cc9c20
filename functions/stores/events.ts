import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { EventReport } from '../../domain/alert-request.ts';
import type { CaseChange } from '../../domain/case-response.ts';
import type { Change } from '../../domain/change.ts';
import { addDays, Day } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { checkInDayOf, cutOffOf } from '../../domain/pack/clocks.ts';
import { caseWrites } from './case-item.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import { type OpenFile, submissionWrite, type Under } from './filings.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { type Deed, siteWrites } from './site-item.ts';
import { attribute, itemKeys, listIndex, listKey, recordKey } from './table.ts';
import { commit } from './transaction.ts';

/** What is written of a quick report; `under` is the key that its sender gave it, if any. */
export type KeptEvent = {
  event: EventReport;
  /** The day whose check-in covers it. */
  day: Day;
  changes: readonly Change[];
  caseChange: CaseChange | null;
  deed: Deed;
  under: Pick<Under, 'key' | 'submission'> | null;
};

/** A quick report as it is stored; the first ones do not say their day. */
const EventItem = z.object({ sk: z.string(), event: EventReport, day: z.optional(Day) });

const parseEvent = (item: Record<string, unknown>): ListedEvent => {
  const { sk, event, day } = EventItem.parse(item);
  const at = sk.slice(0, sk.indexOf('#'));
  return { at, day: day ?? checkInDayOf(at), ...event };
};

const siteOf = ({ pk }: Record<string, unknown>) => String(pk).slice(recordKey.event('', '', '').pk.length);

/** Quick reports: each is kept, with the alerts that it raised. */
export const eventStore = (connection: Connection) => ({
  /** Writes a quick report as one with its alerts, its reply and the audit. @throws LostRace when somebody wrote first. */
  write: (
    { item, file, templates }: OpenFile,
    { event, day, changes, caseChange, deed, under }: KeptEvent,
  ): Promise<void> =>
    commit(connection, [
      {
        Put: {
          TableName: connection.records,
          Item: {
            ...recordKey.event(item.record.site.siteId, deed.at, String(item.seq)),
            [attribute.listPk]: listKey.events(day),
            [attribute.listSk]: listKey.event(deed.at, item.record.site.siteId),
            event,
            day,
            by: deed.actor,
          },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      ...(under === null ? [] : [submissionWrite(connection, { ...under, deed })]),
      ...siteWrites(connection, item, item.record, deed),
      ...episodeWrites(connection, changes, file.episodes, templates),
      ...caseWrites(connection, caseChange),
    ]),

  /** The quick reports of all sites that the check-in of a day covers, oldest first; the index may be a moment behind. */
  ofDay: async (day: Day): Promise<(ListedEvent & { siteId: string })[]> => {
    const found: (ListedEvent & { siteId: string })[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await connection.client.send(
        new QueryCommand({
          TableName: connection.records,
          IndexName: listIndex,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': attribute.listPk },
          ExpressionAttributeValues: { ':pk': listKey.events(day) },
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      found.push(...Items.map((item) => ({ ...parseEvent(item), siteId: siteOf(item) })));
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return found;
  },

  /** Quick reports of the check-in days of a span, newest first. */
  list: (
    siteId: string,
    { from, to }: { from: Day; to: Day },
    page: PageRequest,
  ): Promise<Page<ListedEvent>> => {
    const { pk, sk: first } = recordKey.event(siteId, cutOffOf(addDays(from, -1)), '');
    const { sk: end } = recordKey.event(siteId, cutOffOf(to), '');
    return fillPage(
      connection,
      {
        TableName: connection.records,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :end',
        ExpressionAttributeValues: { ':pk': pk, ':first': first, ':end': end },
        ScanIndexForward: false,
        ConsistentRead: true,
        ...justEnough(page),
      },
      page,
      parseEvent,
      itemKeys,
      ({ pk: of, sk = '' }) => of === pk && sk >= first && sk <= end,
    );
  },
});

export type Events = ReturnType<typeof eventStore>;

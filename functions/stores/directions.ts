import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { Direction } from '../../domain/direction.ts';
import type { Connection } from './connection.ts';
import { Submission, submissionWrite, type Under } from './filings.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { readMany } from './read-many.ts';
import { chained, type Deed } from './site-item.ts';
import { itemKeys, recordKey } from './table.ts';
import { commit, type Write } from './transaction.ts';

/** A direction as it is stored, with the end of the chain of its log. */
const DirectionItem = z.object({ direction: Direction, chain: z.string() });
export type DirectionItem = z.infer<typeof DirectionItem>;

/** What recording a direction is decided by: the reply stored under its key, and how many its day has. */
export type OpenDay = { submission: Submission | null; before: number };

type Kept1 = Pick<Under, 'key' | 'submission'>;
type Kept = { direction: Direction; deed: Deed; under: Kept1 | null };

const nOf = ({ id }: Direction) => Number(id.slice(id.indexOf('.') + 1));

const idForm = /^(\d{4}-\d\d-\d\d)\.([1-9]\d{0,5})$/;

/** Directions in one partition by their briefs' days: there are few. Each keeps a log of its own that is only added to. */
export const directionStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const { pk } = recordKey.direction('', 0);

  const newestOf = async (day: Day): Promise<number> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
        ExpressionAttributeValues: { ':pk': pk, ':day': `${day}.` },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return Items[0] === undefined ? 0 : nOf(DirectionItem.parse(Items[0]).direction);
  };

  /** The direction as it stands, and the next line of its log: its newest follow-up, or what was recorded. */
  const writesOf = (before: DirectionItem | null, direction: Direction, deed: Deed): Write[] => {
    const { id, day, version, followUps } = direction;
    const entry = chained({ direction: id }, version, before?.chain ?? '', deed);
    const line = followUps.at(-1) ?? direction;
    const guard =
      before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#direction.#version = :seen',
            ExpressionAttributeNames: { '#direction': 'direction', '#version': 'version' },
            ExpressionAttributeValues: { ':seen': before.direction.version },
          };
    const head = { ...recordKey.direction(day, nOf(direction)), direction };
    return [
      { Put: { TableName, Item: { ...head, chain: entry.hash }, ...guard } },
      {
        Put: {
          TableName,
          Item: { ...recordKey.directionLog(id, version), ...entry, line },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ];
  };

  return {
    /** True when the day has a brief to record directions on: from its freezing on. */
    hasBrief: async (day: Day): Promise<boolean> =>
      (await readMany(connection, [recordKey.brief(day)], { ProjectionExpression: 'pk' })).length > 0,

    /** What recording one on the brief of the day is decided by. */
    open: async (day: Day, key: string | null): Promise<OpenDay> => {
      const [items, before] = await Promise.all([
        key === null ? [] : readMany(connection, [recordKey.submission(key)]),
        newestOf(day),
      ]);
      return { submission: items[0] === undefined ? null : Submission.parse(items[0]), before };
    },

    /** Records a direction as one with its reply and the first line of its log. @throws LostRace when its number was taken meanwhile */
    record: ({ direction, deed, under }: Kept): Promise<void> =>
      commit(connection, [
        ...writesOf(null, direction, deed),
        ...(under === null ? [] : [submissionWrite(connection, { ...under, deed })]),
      ]),

    /** A direction by its id; null when there is none. */
    get: async (id: string): Promise<DirectionItem | null> => {
      const [, day = '', n = ''] = idForm.exec(id) ?? [];
      if (day === '') return null;
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.direction(day, Number(n)), ConsistentRead: true }),
      );
      return Item === undefined ? null : DirectionItem.parse(Item);
    },

    /** Writes what became of the direction that was read. @throws LostRace when somebody wrote first */
    followUp: (before: DirectionItem, direction: Direction, deed: Deed): Promise<void> =>
      commit(connection, writesOf(before, direction, deed)),

    /** Directions that pass, newest brief first, of a brief the last recorded first. */
    list: (passes: (direction: Direction) => boolean, page: PageRequest): Promise<Page<Direction>> =>
      fillPage(
        connection,
        {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ScanIndexForward: false,
          ConsistentRead: true,
        },
        page,
        (item) => {
          const { direction } = DirectionItem.parse(item);
          return passes(direction) ? direction : null;
        },
        itemKeys,
        (position) => position['pk'] === pk,
      ),

    /** All directions that pass, newest brief first: what a brief tells of them. */
    all: async (passes: (direction: Direction) => boolean): Promise<Direction[]> => {
      const found: Direction[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': pk },
            ScanIndexForward: false,
            ConsistentRead: true,
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        found.push(...Items.map((item) => DirectionItem.parse(item).direction).filter(passes));
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return found;
    },
  };
};

export type Directions = ReturnType<typeof directionStore>;

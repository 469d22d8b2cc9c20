import { DeleteCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { recordKey } from '../../functions/stores/table.ts';
import { a } from './a.ts';
import { service } from './call.ts';
import { type Base, freshBase } from './engine.ts';
import { at, settle, siteId } from './people.ts';

/** A settled site on an engine of its own. */
export const settled = async (now = at(a.day)) => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  works.at(now);
  return { base, works };
};

/** The same service through a client of its own, on which a test may lay hands. */
export const beside = (base: Base, now = at(a.day)) => {
  const connection = base.again();
  return { connection, works: service({ ...base, connection }, now) };
};

/** Everything that is kept of the site. */
export const kept = async ({ connection: { client, records: TableName } }: Base) => {
  const partitions = [`SITE#${siteId}`, `REVISIONS#${siteId}`, `AUDIT#${siteId}`, `EVENTS#${siteId}`];
  const pages = await Promise.all(
    partitions.map((pk) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => Items);
};

/** What is kept under the key of a submission. */
export const readKey = async ({ connection: { client, records: TableName } }: Base, name: string) =>
  (await client.send(new GetCommand({ TableName, Key: recordKey.submission(name) }))).Item;

/** Takes an item away. */
export const remove = async (
  { connection: { client, records: TableName } }: Base,
  item: Record<string, unknown>,
) => {
  await client.send(new DeleteCommand({ TableName, Key: { pk: item['pk'], sk: item['sk'] } }));
};

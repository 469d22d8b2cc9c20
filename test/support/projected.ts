import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { canonical } from '../../functions/edge/canonical.ts';
import { engineClient, tableInputs } from '../../functions/local/create-tables.ts';
import { tables } from '../../functions/stores/table.ts';
import type { Base } from './engine.ts';

let made = 0;

/** The same records beside projections that are still empty. */
export const emptied = async (base: Base): Promise<Base> => {
  made += 1;
  const projections = `projections-${made}`;
  const input = tableInputs().find(({ TableName }) => TableName === tables.projections.localName);
  const client = engineClient(base.endpoint);
  await client.send(new CreateTableCommand({ ...input, TableName: projections }));
  client.destroy();
  return { ...base, connection: { ...base.connection, projections } };
};

type Item = Record<string, unknown>;

/** All items of a table. */
export const scanned = async ({ connection: { client } }: Base, TableName: string): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName, ...(start === undefined ? {} : { ExclusiveStartKey: start }) }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/** Every item of the projections as text, in order of its keys. */
export const projected = async (base: Base): Promise<string[]> =>
  (await scanned(base, base.connection.projections)).map(canonical).toSorted();

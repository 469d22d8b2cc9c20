import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { onTestFinished } from 'vitest';
import { settings } from '../../functions/edge/config.ts';
import { callEngine } from '../../functions/local/call-engine.ts';
import { createTables, engineClient } from '../../functions/local/create-tables.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { writeAccounts } from '../../functions/local/write-accounts.ts';
import { type Connection, connectBy } from '../../functions/stores/connection.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { tables } from '../../functions/stores/table.ts';

export type TestTables = Connection & { endpoint: string };

/** Empty tables with the five accounts on an engine of their own, without the stream, which makes filling slow. */
export const emptyTables = async (
  undo: (work: () => Promise<void>) => void = onTestFinished,
): Promise<TestTables> => {
  const engine = await startEngine();
  await createTables(engine.endpoint);
  const noStream = { TableName: tables.records.localName, StreamSpecification: { StreamEnabled: false } };
  await callEngine(engine.endpoint, 'DynamoDB_20120810.UpdateTable', noStream);
  becomeLambda(engine.endpoint);
  const connection = connectBy(engineClient(engine.endpoint), settings());
  undo(async () => {
    connection.client.destroy();
    await engine.stop();
  });
  await writeAccounts(memberStore(connection));
  return { ...connection, endpoint: engine.endpoint };
};

/** Every item of a table, in the order of its keys. */
export const itemsOf = async ({ client }: Connection, TableName: string) => {
  const items: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  const keyOf = ({ pk, sk }: Record<string, unknown>) => `${pk} ${sk}`;
  return items.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
};

import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createTables, engineClient } from '../../functions/local/create-tables.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { type Connection, connectBy } from '../../functions/stores/connection.ts';
import { tables } from '../../functions/stores/table.ts';
import { dumpItems } from '../golden/dump-items.ts';
import { noteCalls } from './recorded.ts';

/** A connection to an engine in memory, with both tables; `again` makes another client of the same tables. */
export type Base = { connection: Connection; endpoint: string; again: () => Connection };

const names = { RECORDS_TABLE: tables.records.localName, PROJECTIONS_TABLE: tables.projections.localName };

const started = async () => {
  const engine = await startEngine();
  await createTables(engine.endpoint);
  const clients: Connection[] = [];
  /** A client that waits as long as a starved machine needs: what the deadlines of a real one do is asked where they are the matter. */
  const again = () => {
    becomeLambda(engine.endpoint);
    const connection = connectBy(engineClient(engine.endpoint), names);
    noteCalls(connection);
    clients.push(connection);
    return connection;
  };
  const stop = async () => {
    await dumpItems(engine.endpoint);
    for (const { client } of clients) client.destroy();
    await engine.stop();
  };
  return { base: { connection: again(), endpoint: engine.endpoint, again }, stop };
};

/** An engine of this test alone. */
export const freshBase = async (): Promise<Base> => {
  const { base, stop } = await started();
  onTestFinished(stop);
  return base;
};

/** An engine that the tests of a file share, each with sites of its own. */
export const sharedBase = (): (() => Base) => {
  let held: Awaited<ReturnType<typeof started>> | undefined;
  beforeAll(async () => {
    held = await started();
  });
  afterAll(async () => held?.stop());
  return () => {
    if (held === undefined) throw new Error('the engine is not started yet');
    return held.base;
  };
};

import { join } from 'node:path';
import { CreateTableCommand, DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../../domain/day.ts';
import { redriveProjections, redriveStores } from '../jobs/redrive-projections.ts';
import { connectBy } from '../stores/connection.ts';
import { tables } from '../stores/table.ts';
import { auditChains } from './audit-chains.ts';
import { createTables, engineClient, tableInputs } from './create-tables.ts';
import { differences, hashOf, itemsIn, type Partitions, partitionsOf, short } from './partition-hashes.ts';
import { exportedItems, exportTable, importItems, itemsOf, type Stored } from './table-copy.ts';

const records = tables.records.localName;
const projections = tables.projections.localName;

/** A step of the drill that is done: what it came to, and how long it took. */
export type Done = { step: string; count: string; seconds: number; hash: string };

type Drill = {
  endpoint: string;
  /** Where the export is written. */
  folder: string;
  /** What all figures are worked out as of. */
  now: Instant;
  tell: (done: Done) => void;
  /** Stands between export and import: what a drill of the drill spoils. */
  spoil?: (items: Stored[]) => Stored[];
};

export type Outcome = { items: number; partitions: number; faults: string[] };

/**
 * Exports `records`, wipes both tables, imports `records` into new ones while nobody follows, works the projections out with the job that
 * drives again what was given up, and compares: every partition of both tables, and the audit chains.
 * @returns what came back, and where it is not what was there
 */
export const restoreTables = async ({ endpoint, folder, now, tell, spoil }: Drill): Promise<Outcome> => {
  const client = engineClient(endpoint);
  const timed = stopwatch(tell);
  const exported = join(folder, 'export');
  try {
    const written = await timed('export records', () => exportTable(client, records, exported), told);
    const before = await timed('hash records', () => partitionsOf(exportedItems(exported)), hashed);
    const shown = await timed('hash projections', () => partitionsOf(itemsOf(client, projections)), hashed);
    await timed(
      'wipe both tables',
      () => wipe(client),
      ({ length }) => ({ count: `${length} tables` }),
    );
    const items = (spoil ?? ((all) => all))([...exportedItems(exported)].flat());
    await timed(
      'import records',
      () => importItems(client, records, items),
      (n) => ({ count: `${n} items` }),
    );
    const after = await timed('hash records again', () => partitionsOf(itemsOf(client, records)), hashed);
    const chains = await timed('follow audit chains', async () => auditChains([items]), followed);
    await timed(
      'rebuild projections',
      () => rebuild(endpoint, now),
      () => ({}),
    );
    const again = await timed(
      'hash projections again',
      () => partitionsOf(itemsOf(client, projections)),
      hashed,
    );
    await createTables(endpoint);
    return {
      items: itemsIn(after),
      partitions: again.size,
      faults: [
        ...(itemsIn(after) === written.items
          ? []
          : [`${written.items} items exported, ${itemsIn(after)} there`]),
        ...differences(before, after).map((line) => `records ${line}`),
        ...differences(shown, again).map((line) => `projections ${line}`),
        ...chains.broken.map((pk) => `records ${pk}: the audit chain is broken`),
      ],
    };
  } finally {
    client.destroy();
  }
};

type Said = { count?: string; hash?: string };

const stopwatch =
  (tell: Drill['tell']) =>
  async <T>(step: string, work: () => Promise<T>, said: (result: T) => Said): Promise<T> => {
    const start = performance.now();
    const result = await work();
    const { count = '', hash = '' } = said(result);
    tell({ step, count, seconds: (performance.now() - start) / 1000, hash });
    return result;
  };

const told = ({ items, files, bytes }: { items: number; files: number; bytes: number }): Said => ({
  count: `${items} items, ${files} files, ${Math.round(bytes / 1024)} KB`,
});
const hashed = (partitions: Partitions): Said => ({
  count: `${partitions.size} partitions`,
  hash: short(hashOf(partitions)),
});
const followed = ({ chains, links, broken }: ReturnType<typeof auditChains>): Said => ({
  count: `${chains} chains, ${links} links, ${broken.length} broken`,
});

/** Both tables anew, without a stream: nobody follows an import, nor is told of ten years once more. */
const wipe = async (client: DynamoDBClient): Promise<string[]> => {
  const names: string[] = [];
  for (const { StreamSpecification: _, ...input } of tableInputs()) {
    await client.send(new DeleteTableCommand({ TableName: input.TableName }));
    await client.send(new CreateTableCommand(input));
    names.push(input.TableName ?? '');
  }
  return names;
};

const rebuild = async (endpoint: string, now: Instant): Promise<void> => {
  // A busy machine may keep a request waiting for longer than the deadlines of a Lambda.
  const names = { RECORDS_TABLE: records, PROJECTIONS_TABLE: projections };
  const connection = connectBy(engineClient(endpoint), names);
  const job = redriveProjections({ ...redriveStores(connection), clock: () => now });
  try {
    await job({ Records: [] });
  } finally {
    connection.client.destroy();
  }
};

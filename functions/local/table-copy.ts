import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

/** An item as the wire has it, so that a copy holds all that the table holds: also what no release of ours understands. */
export type Stored = Record<string, AttributeValue>;

/** Items of a data file; AWS fills each to hundreds of MB. */
const perFile = 20_000;
/** Items that one batch of writes may hold, and batches on their way at once. */
const [perBatch, width] = [25, 8];

/** All items of a table, page by page; a scan is for drills, never for requests. */
export async function* itemsOf(client: DynamoDBClient, TableName: string): AsyncGenerator<Stored[]> {
  let ExclusiveStartKey: Stored | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
    yield page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

const Manifest = z.object({
  itemCount: z.int(),
  md5Checksum: z.string(),
  dataFileS3Key: z.string(),
});
type Manifest = z.infer<typeof Manifest>;

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64');

/**
 * Writes a table to a folder in the form of AWS's own export ("DynamoDB table export output format"): gzipped lines `{"Item": …}` of
 * DynamoDB JSON, and `manifest-files.json` with the count and MD5 of each file.
 * @returns how many items and files, and how many bytes the files have
 */
export const exportTable = async (client: DynamoDBClient, TableName: string, folder: string) => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const files: Manifest[] = [];
  let [lines, items, bytes]: [string[], number, number] = [[], 0, 0];
  const close = () => {
    const file = gzipSync(`${lines.join('\n')}\n`);
    const dataFileS3Key = `data/${String(files.length).padStart(6, '0')}.json.gz`;
    writeFileSync(join(folder, dataFileS3Key), file);
    files.push({ itemCount: lines.length, md5Checksum: md5(file), dataFileS3Key });
    items += lines.length;
    bytes += file.length;
    lines = [];
  };
  for await (const page of itemsOf(client, TableName)) {
    for (const Item of page) lines.push(JSON.stringify({ Item }));
    if (lines.length >= perFile) close();
  }
  if (lines.length > 0) close();
  const manifest = files.map((file) => `${JSON.stringify(file)}\n`).join('');
  writeFileSync(join(folder, 'manifest-files.json'), manifest);
  return { items, files: files.length, bytes };
};

const Line = z.object({ Item: z.custom<Stored>((value) => typeof value === 'object' && value !== null) });

/** The items of an export. @throws Error naming a file whose MD5 or count is not what the manifest says */
export function* exportedItems(folder: string): Generator<Stored[]> {
  const manifest = readFileSync(join(folder, 'manifest-files.json'), 'utf8').split('\n').filter(Boolean);
  for (const line of manifest) {
    const { itemCount, md5Checksum, dataFileS3Key } = Manifest.parse(JSON.parse(line));
    const file = readFileSync(join(folder, dataFileS3Key));
    const items = gunzipSync(file).toString().split('\n').filter(Boolean);
    if (md5(file) !== md5Checksum || items.length !== itemCount)
      throw new Error(`${dataFileS3Key} is not what the manifest says`);
    yield items.map((item) => Line.parse(JSON.parse(item)).Item);
  }
}

/** Puts the items into a table as they are. @returns how many */
export const importItems = async (client: DynamoDBClient, TableName: string, items: readonly Stored[]) => {
  const batches = Array.from({ length: Math.ceil(items.length / perBatch) }, (_, n) =>
    items.slice(n * perBatch, (n + 1) * perBatch).map((Item) => ({ PutRequest: { Item } })),
  );
  const hands = Array.from({ length: width }, async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
      await putAll(client, TableName, batch);
  });
  await Promise.all(hands);
  return items.length;
};

/** What a batch left out is put again. */
const putAll = async (client: DynamoDBClient, table: string, batch: WriteRequest[]): Promise<void> => {
  let left: WriteRequest[] = batch;
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: left } }),
    );
    left = UnprocessedItems?.[table] ?? [];
  }
};

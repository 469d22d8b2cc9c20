import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type ExportWork, exportParts, isByDay } from '../../domain/export-work.ts';
import type { Connection } from './connection.ts';
import type { Files } from './files.ts';
import { expiryOf, longWorkStore } from './long-works.ts';
import { recordKey } from './table.ts';

/** Parts written at once. */
const width = 8;

/** Kept as one text: hundreds of ids by themselves cost more to write and to read. */
const Kept = z.object({ text: z.string() });
const SiteIds = z.array(z.string());

/** What an export keeps beside its work: its sites in parts. */
export const exportStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const works = longWorkStore(connection);
  return {
    /** Stores an export: its sites first and itself last, since that is what starts it. An export by day has none. */
    create: async (work: ExportWork, siteIds: readonly string[]): Promise<void> => {
      const items = (isByDay(work) ? [] : exportParts(work, siteIds)).map((some, part) => ({
        ...recordKey.workRows(work.jobId, part),
        ...{ text: JSON.stringify(some), expiresAt: expiryOf(work.createdAt) },
      }));
      for (let start = 0; start < items.length; start += width)
        await Promise.all(
          items.slice(start, start + width).map((Item) => client.send(new PutCommand({ TableName, Item }))),
        );
      await works.create(work);
    },

    /** The sites of a part. */
    sites: async (jobId: string, part: number): Promise<string[]> => {
      const Key = recordKey.workRows(jobId, part);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return SiteIds.parse(JSON.parse(Kept.parse(Item).text));
    },

    /** Goes on to the next part; false when somebody did that before: of two runs of a part one is counted. */
    finishPart: (work: ExportWork, done: number, rows: number): Promise<boolean> =>
      works.nextPart(work, { done: work.done + done, rows: work.rows + rows }),
  };
};

export type Exports = ReturnType<typeof exportStore>;

const folder = (jobId: string) => `exports/${jobId}`;

/** The files of exports: their parts, and what they are put together to. */
export const exportFileStore = (files: Pick<Files, 'put' | 'get' | 'upload' | 'link'>) => {
  const partKey = (jobId: string, part: number) => `${folder(jobId)}/part-${String(part).padStart(6, '0')}`;
  return {
    /** Keeps a part; one that was made before is replaced by the same. */
    putPart: (jobId: string, part: number, bytes: Uint8Array): Promise<void> =>
      files.put(partKey(jobId, part), bytes, 'application/octet-stream'),

    /** The first so many parts, one after the other. */
    parts: async function* (jobId: string, count: number): AsyncGenerator<Uint8Array> {
      for (let part = 0; part < count; part += 1) {
        const bytes = await files.get(partKey(jobId, part));
        if (bytes === null) throw new Error(`part ${part} of an export is not there`);
        if (bytes.length > 0) yield bytes;
      }
    },

    /** Writes the whole file as it is made. */
    write: (jobId: string, name: string, chunks: AsyncIterable<Uint8Array>, type: string): Promise<void> =>
      files.upload(`${folder(jobId)}/${name}`, chunks, type),

    /** A link to the whole file, for five minutes. */
    link: (jobId: string, name: string): Promise<string> => files.link(`${folder(jobId)}/${name}`, { name }),
  };
};

export type ExportFiles = ReturnType<typeof exportFileStore>;

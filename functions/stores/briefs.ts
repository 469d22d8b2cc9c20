import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Day, Instant } from '../../domain/day.ts';
import { BriefEntry } from '../../domain/review.ts';
import {
  type AlertLine,
  type SiteLine,
  Snapshot,
  SnapshotAlerts,
  type SnapshotList,
  SnapshotSites,
} from '../../domain/snapshot.ts';
import { snapshotKey } from '../../domain/snapshot-of.ts';
import type { Connection } from './connection.ts';
import type { Files } from './files.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { itemKeys, recordKey } from './table.ts';

const EntryItem = z.object({ entry: BriefEntry });

/** The hash by which a frozen file is named, SHA-256 in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What lies under the name of a frozen file is another, or nothing: somebody wrote to the bucket by hand. */
export class NotAsFrozen extends Error {
  override readonly name = 'NotAsFrozen';
}

/** Lists of one kind that a Lambda keeps: they never change, and people turn their pages. */
const listsKept = 2;

/** Briefs: which days are frozen and issued, and what was frozen. */
export const briefStore = (connection: Connection, files: Pick<Files, 'get'>) => {
  const { client, records: TableName } = connection;

  const get = async (day: Day): Promise<BriefEntry | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: recordKey.brief(day), ConsistentRead: true }),
    );
    return Item === undefined ? null : EntryItem.parse(Item).entry;
  };

  /** A frozen file, which must be the one that was named. @throws NotAsFrozen when it is not there, or another */
  const frozen = async (key: string, hash: string): Promise<unknown> => {
    const bytes = await files.get(key);
    if (bytes === null || sha256(bytes) !== hash) throw new NotAsFrozen(`${key} is not what was frozen`);
    return JSON.parse(new TextDecoder().decode(bytes));
  };

  const getSnapshot = async (day: Day): Promise<{ entry: BriefEntry; snapshot: Snapshot } | null> => {
    const entry = await get(day);
    if (entry === null) return null;
    const snapshot = Snapshot.parse(await frozen(snapshotKey(day, 'snapshot'), entry.snapshot.sha256));
    return { entry, snapshot };
  };

  /** Reads a list beside the snapshots, each once. */
  const listOf = <T>(name: SnapshotList, parse: (content: unknown) => T) => {
    const kept = new Map<string, T>();
    return async (day: Day): Promise<T | null> => {
      const found = await getSnapshot(day);
      if (found === null) return null;
      const { sha256: hash } = found.snapshot.lists[name];
      const items = kept.get(hash) ?? parse(await frozen(snapshotKey(day, name), hash));
      kept.delete(hash);
      kept.set(hash, items);
      for (const oldest of [...kept.keys()].slice(0, -listsKept)) kept.delete(oldest);
      return items;
    };
  };

  return {
    /** How far the brief of a day is; null until it is frozen. */
    get,

    /** The days that are frozen, the newest first. */
    list: (page: PageRequest): Promise<Page<BriefEntry>> =>
      fillPage(
        connection,
        {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': recordKey.brief('').pk },
          ScanIndexForward: false,
          ConsistentRead: true,
          ...justEnough(page),
        },
        page,
        (item) => EntryItem.parse(item).entry,
        itemKeys,
        ({ pk }) => pk === recordKey.brief('').pk,
      ),

    /** Notes that a day is frozen. @returns false when it was noted before: that stays */
    putFrozen: async (entry: BriefEntry): Promise<boolean> => {
      const Item = { ...recordKey.brief(entry.day), entry };
      try {
        await client.send(
          new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    /** Takes no review of a frozen day from now on; the first moment stays. What was written before it is there to be read. */
    closeReview: async (day: Day, at: Instant): Promise<void> => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: recordKey.brief(day),
          UpdateExpression: 'SET #entry.reviewClosedAt = if_not_exists(#entry.reviewClosedAt, :at)',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#entry': 'entry' },
          ExpressionAttributeValues: { ':at': at },
        }),
      );
    },

    /** Notes that the brief of a frozen day went out. @returns false when it had before, or the day is not frozen */
    markIssued: async (
      day: Day,
      { issuedAt, reviewed }: { issuedAt: Instant; reviewed: boolean },
    ): Promise<boolean> => {
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: recordKey.brief(day),
            UpdateExpression: 'SET #entry.issuedAt = :at, #entry.reviewed = :reviewed',
            ConditionExpression: 'attribute_type(#entry.issuedAt, :null)',
            ExpressionAttributeNames: { '#entry': 'entry' },
            ExpressionAttributeValues: { ':at': issuedAt, ':reviewed': reviewed, ':null': 'NULL' },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    /** The snapshot of a day, as it was frozen; null until then. @throws NotAsFrozen when what lies there is another */
    getSnapshot,

    /** The sites of the snapshot of a day, by zone and id; null until it is frozen. @throws Error as for the snapshot */
    getSites: listOf('sites', (content): readonly SiteLine[] => SnapshotSites.parse(content).items),

    /** The alerts of the snapshot of a day, by their clocks; null until it is frozen. @throws Error as for the snapshot */
    getAlerts: listOf('alerts', (content): readonly AlertLine[] => SnapshotAlerts.parse(content).items),
  };
};

export type Briefs = ReturnType<typeof briefStore>;

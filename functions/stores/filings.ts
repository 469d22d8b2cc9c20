import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Episode, RuleId } from '../../domain/alert.ts';
import type { CaseChange } from '../../domain/case-response.ts';
import type { Change } from '../../domain/change.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { Filed, Said, type SiteFile } from '../../domain/filing.ts';
import { headsNeeded } from '../../domain/recent.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Template } from '../../domain/template.ts';
import { caseRead, caseWrites } from './case-item.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { plansOf } from './plans.ts';
import { readMany } from './read-many.ts';
import { type Deed, SiteItem, schemaVersion, siteWrites } from './site-item.ts';
import { itemKeys, recordKey } from './table.ts';
import { templateStore } from './templates.ts';
import { commit, requireWhole, type Write } from './transaction.ts';

/** The reply to a submission as it was sent, kept as text, so that a repeat gets the same bytes. */
export const Submission = z.object({ hash: z.string(), status: z.int(), text: z.string() });
export type Submission = z.infer<typeof Submission>;

/** A site's file with the item whose `seq` guards it, the templates to judge it by, and what was stored under the key of the submission. */
export type OpenFile = {
  item: SiteItem;
  file: SiteFile;
  templates: readonly Template[];
  submission: Submission | null;
};

/** Days for which a repeat of a submission gets its first reply; beyond the 30 promised, for clocks and slow clean-up. */
const keptDays = 40;

/** The items of a filed revision: the revision itself, for ever, and the head of its day. */
export const filedItems = (filed: Filed) => {
  const { siteId, day, revision } = filed.checkIn;
  return {
    revision: { ...recordKey.revision(siteId, day, revision), schema: schemaVersion, ...filed },
    head: { ...recordKey.head(siteId, day), schema: schemaVersion, ...filed },
  };
};

type Filing = {
  filed: Filed;
  record: SiteRecord;
  changes: readonly Change[];
  caseChange: CaseChange | null;
};
/** The key of a submission with the reply that is kept under it, and the deed for the audit. */
export type Under = { key: string; submission: Submission; deed: Deed };

/** The write of the reply that is kept under its key, unless another is there already. */
export const submissionWrite = ({ records }: Connection, { key, submission, deed }: Under): Write => ({
  Put: {
    TableName: records,
    Item: {
      ...recordKey.submission(key),
      schema: schemaVersion,
      ...submission,
      expiresAt: expiry(deed.at),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/**
 * The one transaction of a filing: revision, head, reply under its key, site with standing and audit, episodes with notices, the case response; each
 * under the condition that nobody else wrote it since the file was opened.
 */
export const filingWrites = (
  connection: Connection,
  { item, file, templates }: OpenFile,
  { filed, record, changes, caseChange }: Filing,
  { key, submission, deed }: Under,
): Write[] => {
  const TableName = connection.records;
  const { revision, head } = filedItems(filed);
  const ifNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  const before = filed.checkIn.revision - 1;
  const ifSeen = {
    ConditionExpression: 'checkIn.revision = :before',
    ExpressionAttributeValues: { ':before': before },
  };
  return [
    { Put: { TableName, Item: revision, ...ifNew } },
    { Put: { TableName, Item: head, ...(before === 0 ? ifNew : ifSeen) } },
    submissionWrite(connection, { key, submission, deed }),
    ...siteWrites(connection, item, record, deed),
    ...episodeWrites(connection, changes, file.episodes, templates),
    ...caseWrites(connection, caseChange),
  ];
};

/** Check-ins: the write path, and what was filed. */
export const filingStore = (connection: Connection) => {
  const { client, records: TableName } = connection;

  const partly = async (siteId: string, key: string | null) => {
    const Keys = [
      recordKey.site(siteId),
      recordKey.caseResponse(siteId),
      ...RuleId.options.map((rule) => recordKey.episode(siteId, rule)),
      ...(key === null ? [] : [recordKey.submission(key)]),
    ];
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    requireWhole(UnprocessedKeys);
    return Responses?.[TableName] ?? [];
  };

  const heads = async (siteId: string, day: Day): Promise<Said[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :day',
        ExpressionAttributeValues: {
          ':pk': recordKey.site(siteId).pk,
          ':first': 'DAY#',
          ':day': recordKey.head(siteId, day).sk,
        },
        ProjectionExpression: 'checkIn, unchanged, inspect, assessment.planVersion, assessment.readiness',
        ScanIndexForward: false,
        Limit: headsNeeded,
        ConsistentRead: true,
      }),
    );
    return Items.map((item) => Said.parse(item));
  };

  return {
    /** Everything that an act at a site on a day is decided by, in one round trip; null without the site. */
    open: async (siteId: string, day: Day, key: string | null): Promise<OpenFile | null> => {
      const [items, before, plans, templates] = await Promise.all([
        partly(siteId, key),
        heads(siteId, day),
        plansOf(connection, siteId),
        templateStore(connection).all(),
      ]);
      const site = items.find(({ sk }) => sk === recordKey.site(siteId).sk);
      if (site === undefined) return null;
      const item = SiteItem.parse(site);
      const stored = items.find(({ sk }) => sk === recordKey.submission('').sk);
      return {
        item,
        file: {
          record: item.record,
          plans,
          heads: before,
          episodes: items.flatMap(({ episode }) => (episode === undefined ? [] : [Episode.parse(episode)])),
          newestCase: caseRead(items),
        },
        templates,
        submission: stored === undefined ? null : Submission.parse(stored),
      };
    },

    /** Writes a filing as one, or nothing of it. @throws LostRace when somebody wrote first. */
    write: (opened: OpenFile, filing: Filing, under: Under): Promise<void> =>
      commit(connection, filingWrites(connection, opened, filing, under)),

    /** One revision of a day; null when there is none. */
    revision: async (siteId: string, day: Day, revision: number): Promise<Filed | null> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.revision(siteId, day, revision), ConsistentRead: true }),
      );
      return Item === undefined ? null : parseFiled(Item);
    },

    /** The named revisions of a site's days, in no order; what does not exist is left out. */
    revisions: async (siteId: string, named: readonly { day: Day; revision: number }[]): Promise<Filed[]> => {
      const keys = new Map(
        named.map(({ day, revision }) => [`${day} ${revision}`, recordKey.revision(siteId, day, revision)]),
      );
      return (await readMany(connection, [...keys.values()])).map(parseFiled);
    },

    /** Every revision of a day, oldest first. */
    history: async (siteId: string, day: Day): Promise<Filed[]> => {
      const { pk, sk } = recordKey.revision(siteId, day, 1);
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :day)',
          ExpressionAttributeValues: { ':pk': pk, ':day': sk.slice(0, sk.indexOf('#') + 1) },
          ConsistentRead: true,
        }),
      );
      return Items.map(parseFiled);
    },

    /** Newest revisions of the days of a span, newest day first. */
    list: (siteId: string, { from, to }: { from: Day; to: Day }, page: PageRequest): Promise<Page<Filed>> =>
      fillPage(
        connection,
        {
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': recordKey.site(siteId).pk,
            ':from': recordKey.head(siteId, from).sk,
            ':to': recordKey.head(siteId, to).sk,
          },
          ScanIndexForward: false,
          ConsistentRead: true,
          ...justEnough(page),
        },
        page,
        parseFiled,
        itemKeys,
        ({ pk, sk = '' }) =>
          pk === recordKey.site(siteId).pk &&
          sk >= recordKey.head(siteId, from).sk &&
          sk <= recordKey.head(siteId, to).sk,
      ),
  };
};

export type Filings = ReturnType<typeof filingStore>;

/** A revision, or the head of a day, out of its item. */
export const parseFiled = (item: Record<string, unknown>): Filed => {
  const { checkIn, assessment, by, unchanged, reason, inspect, inputs } = item;
  return Filed.parse({ checkIn, assessment, by, unchanged, reason, inspect, inputs });
};

const expiry = (at: Instant) => Math.floor(Date.parse(at) / 1000) + keptDays * 86_400;

import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Episode, RuleId } from '../../domain/alert.ts';
import type { CaseChange } from '../../domain/case-response.ts';
import type { Change } from '../../domain/change.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { Filed, Said, type SiteFile } from '../../domain/filing.ts';
import type { Plan } from '../../domain/plan.ts';
import { headsNeeded } from '../../domain/recent.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { Template } from '../../domain/template.ts';
import { caseRead, caseWrites } from './case-item.ts';
import type { Connection } from './connection.ts';
import { episodeWrites } from './episode-item.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { plansOf } from './plans.ts';
import { readMany } from './read-many.ts';
import { type Deed, SiteItem, siteWrites } from './site-item.ts';
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

/** Sites whose files are read at once for one caller: nine requests, so that none waits out the client's deadline behind the others. */
const sitesAtOnce = 4;

/** The items of a filed revision: the revision itself, for ever, and the head of its day. */
export const filedItems = (filed: Filed) => {
  const { siteId, day, revision } = filed.checkIn;
  return {
    revision: { ...recordKey.revision(siteId, day, revision), ...filed },
    head: { ...recordKey.head(siteId, day), ...filed },
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
    const submission = key === null ? [] : [recordKey.submission(key)];
    const Keys = [...fileKeys(siteId), ...submission];
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
    );
    requireWhole(UnprocessedKeys);
    return Responses?.[TableName] ?? [];
  };

  /** Files of few sites: the items of all of them in few requests, their days and plans beside it. */
  const filesOf = async (siteIds: readonly string[], day: Day): Promise<SiteFile[]> => {
    const [items, parts] = await Promise.all([
      readMany(connection, siteIds.flatMap(fileKeys)),
      Promise.all(
        siteIds.map((siteId) => Promise.all([heads(siteId, day), plansOf(connection, siteId)] as const)),
      ),
    ]);
    const bySite = Map.groupBy(items, ({ pk }) => pk);
    return parts.flatMap(([before, plans], n) => {
      const own = bySite.get(recordKey.site(siteIds[n] ?? '').pk) ?? [];
      return fileOf(own, before, plans)?.file ?? [];
    });
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
      const opened = fileOf(items, before, plans);
      if (opened === null) return null;
      const stored = items.find(({ sk }) => sk === recordKey.submission('').sk);
      return { ...opened, templates, submission: stored === undefined ? null : Submission.parse(stored) };
    },

    /**
     * The files of many sites, in their order and so few at a time that the requests of one caller do not wait for each other until the
     * client gives up; a site that does not exist is left out.
     */
    openMany: async (
      siteIds: readonly string[],
      day: Day,
    ): Promise<{ files: SiteFile[]; templates: readonly Template[] }> => {
      const templates = await templateStore(connection).all();
      const files: SiteFile[] = [];
      for (let start = 0; start < siteIds.length; start += sitesAtOnce)
        files.push(...(await filesOf(siteIds.slice(start, start + sitesAtOnce), day)));
      return { files, templates };
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

/** What is read of a site in one batch: the site, its newest case, the newest episode of each rule. */
const fileKeys = (siteId: string) => [
  recordKey.site(siteId),
  recordKey.caseResponse(siteId),
  ...RuleId.options.map((rule) => recordKey.episode(siteId, rule)),
];

/** A site's file out of what was read of it; null without the site. */
const fileOf = (
  items: readonly Record<string, unknown>[],
  heads: readonly Said[],
  plans: readonly Plan[],
): Pick<OpenFile, 'item' | 'file'> | null => {
  const site = items.find(({ sk }) => sk === recordKey.site('').sk);
  if (site === undefined) return null;
  const item = SiteItem.parse(site);
  const episodes = items.flatMap(({ episode }) => (episode === undefined ? [] : [Episode.parse(episode)]));
  return { item, file: { record: item.record, plans, heads, episodes, newestCase: caseRead(items) } };
};

const expiry = (at: Instant) => Math.floor(Date.parse(at) / 1000) + keptDays * 86_400;

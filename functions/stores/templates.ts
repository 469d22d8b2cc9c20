import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { templates as packTemplates } from '../../domain/pack/templates.ts';
import type { Template } from '../../domain/template.ts';
import { approvedTemplates, packVersion, TemplateVersion } from '../../domain/template-version.ts';
import type { Connection } from './connection.ts';
import { chained, type Deed } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit, untilWon, type Write } from './transaction.ts';

/** The end of the chain of all that was done to templates, and the `seq` that every write of one goes through. */
const Head = z.object({ seq: z.int(), chain: z.string() });
type Head = z.infer<typeof Head>;

type Kept = { at: number; list: Promise<readonly Template[]> };

/** For how long a list is used once it was read, in milliseconds: far less than the hour that an approval comes before its day. */
export const keptForMs = 10 * 60_000;

const keptBy = new WeakMap<Connection['client'], Kept>();

/**
 * The versions of the province's template. All writes go through one item, so that of two that cannot both stand one loses the race and
 * is judged again. `ticks` tells milliseconds.
 */
export const templateStore = (connection: Connection, ticks: () => number = Date.now) => {
  const { client, records: TableName } = connection;

  const read = async (): Promise<{ head: Head; versions: TemplateVersion[] }> => {
    const versions: TemplateVersion[] = [];
    let head: Head = { seq: 0, chain: '' };
    let start: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': recordKey.template('').pk },
          ConsistentRead: true,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      for (const item of Items) {
        if (item['sk'] === recordKey.templates.sk) head = Head.parse(item);
        else versions.push(TemplateVersion.parse(item['version']));
      }
      start = LastEvaluatedKey;
    } while (start !== undefined);
    return { head, versions };
  };

  const readAll = async () => approvedTemplates(packTemplates, (await read()).versions);

  return {
    /**
     * Every template that a day may be scored with, oldest first: those of the pack and those approved. Read at most every ten minutes
     * by a Lambda, and exact all the same: a version is approved an hour before its first day begins or not at all, and is never changed
     * after, so that a list of ten minutes ago has all that are in force.
     */
    all: (): Promise<readonly Template[]> => {
      const kept = keptBy.get(client);
      const now = ticks();
      if (kept !== undefined && now - kept.at >= 0 && now - kept.at < keptForMs) return kept.list;
      const list = readAll();
      keptBy.set(client, { at: now, list });
      // What could not be read is not kept.
      list.catch(() => keptBy.delete(client));
      return list;
    },

    /** Every version in any state, those of the pack included, in no order. */
    versions: async (): Promise<TemplateVersion[]> => withPack((await read()).versions),

    /** A version by its id; null when there is none. */
    get: async (templateId: string): Promise<TemplateVersion | null> =>
      withPack((await read()).versions).find(({ template }) => template.id === templateId) ?? null,

    /**
     * Writes the version that `decide` makes of the one there is and of the templates that are approved already.
     * @throws whatever `decide` throws; Busy when too many write at once
     */
    write: (
      templateId: string,
      deed: Deed,
      decide: (version: TemplateVersion | null, approved: readonly Template[]) => TemplateVersion,
    ): Promise<TemplateVersion> =>
      untilWon(async () => {
        const { head, versions } = await read();
        const before = withPack(versions).find(({ template }) => template.id === templateId) ?? null;
        const version = decide(before, approvedTemplates(packTemplates, versions));
        await commit(connection, templateWrites(TableName, head, version, deed));
        keptBy.delete(client);
        return version;
      }),
  };
};

export type Templates = ReturnType<typeof templateStore>;

const withPack = (versions: readonly TemplateVersion[]): TemplateVersion[] => {
  const pack = packTemplates.map(packVersion);
  const ids = new Set(pack.map(({ template }) => template.id));
  return [...pack, ...versions.filter(({ template }) => !ids.has(template.id))];
};

/** The writes that go with an act on a version: the version, the head if nobody wrote since it was read, the next link of the chain. */
const templateWrites = (
  TableName: string,
  { seq, chain }: Head,
  version: TemplateVersion,
  deed: Deed,
): Write[] => {
  const next = seq + 1;
  const entry = chained({ of: 'templates' }, next, chain, deed);
  const { id } = version.template;
  return [
    {
      Put: {
        TableName,
        Item: { ...recordKey.templates, seq: next, chain: entry.hash },
        ...(seq === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#seq = :seq',
              ExpressionAttributeNames: { '#seq': 'seq' },
              ExpressionAttributeValues: { ':seq': seq },
            }),
      },
    },
    {
      Put: {
        TableName,
        Item: { ...recordKey.template(id), version },
        ...(version.writes === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version.#writes = :writes',
              ExpressionAttributeNames: { '#version': 'version', '#writes': 'writes' },
              ExpressionAttributeValues: { ':writes': version.writes - 1 },
            }),
      },
    },
    {
      Put: {
        TableName,
        Item: { ...recordKey.templateAudit(next), ...entry },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  ];
};

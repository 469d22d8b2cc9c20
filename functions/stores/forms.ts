import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { FormVersion } from '../../domain/form-version.ts';
import type { Connection } from './connection.ts';
import { chained, type Deed } from './site-item.ts';
import { recordKey } from './table.ts';
import { commit } from './transaction.ts';

/** A version as it is stored, with the file that it was loaded from and the end of the chain of its log. */
const FormItem = z.object({ form: FormVersion, file: z.string(), chain: z.string() });
export type FormItem = z.infer<typeof FormItem>;

/** Versions of forms that were loaded here, in one partition: there are few, and whoever asks for one asks for all. */
export const formStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  return {
    /** All versions that were loaded here, without their files. */
    all: async (): Promise<FormVersion[]> => {
      const forms: FormVersion[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': recordKey.form('', 0).pk },
            ProjectionExpression: 'form',
            ConsistentRead: true,
            ...(start && { ExclusiveStartKey: start }),
          }),
        );
        forms.push(...Items.map(({ form }) => FormVersion.parse(form)));
        start = LastEvaluatedKey;
      } while (start !== undefined);
      return forms;
    },

    /** A version with its file; null when none was loaded here. */
    get: async (formId: string, version: number): Promise<FormItem | null> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: recordKey.form(formId, version), ConsistentRead: true }),
      );
      return Item === undefined ? null : FormItem.parse(Item);
    },

    /**
     * Stores a new version, or what became of the one that was read, with a line of its log: who, when, what, and the file of then.
     * @throws LostRace when somebody wrote first
     */
    put: async (before: FormItem | null, form: FormVersion, file: string, deed: Deed): Promise<void> => {
      const { id, version } = form.definition;
      const entry = chained({ form: `${id} ${version}` }, form.writes, before?.chain ?? '', deed);
      const guard =
        before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#form.#writes = :seen',
              ExpressionAttributeNames: { '#form': 'form', '#writes': 'writes' },
              ExpressionAttributeValues: { ':seen': before.form.writes },
            };
      const key = recordKey.form(id, version);
      const item = { ...key, form, file, chain: entry.hash };
      const line = { ...recordKey.formLog(id, version, form.writes), ...entry, file };
      await commit(connection, [
        { Put: { TableName, Item: item, ...guard } },
        { Put: { TableName, Item: line, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
    },
  };
};

export type Forms = ReturnType<typeof formStore>;

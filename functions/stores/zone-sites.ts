import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Connection } from './connection.ts';
import { attribute, listIndex, listKey } from './table.ts';

/** The sites of a zone by their ids, out of the index, page by page. */
export const siteIdsIn = async (
  { client, records: TableName }: Connection,
  zoneId: string,
): Promise<string[]> => {
  const prefix = listKey.site(zoneId, '');
  const ids: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: listIndex,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :sk)',
        ProjectionExpression: '#sk',
        ExpressionAttributeNames: { '#pk': attribute.listPk, '#sk': attribute.listSk },
        ExpressionAttributeValues: { ':pk': listKey.sites, ':sk': prefix },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    ids.push(...Items.map((one) => String(one[attribute.listSk]).slice(prefix.length)));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return ids;
};

import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Member } from '../../domain/member.ts';
import type { Connection } from './connection.ts';
import { fillPage, justEnough, type Page, type PageRequest } from './page.ts';
import { listKeys } from './sites.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';

/** The item of a member as the table holds it, under the subject of its account. */
export const memberItem = (subject: string, member: Member) => ({
  ...recordKey.member(subject),
  gsi1pk: listKey.members,
  gsi1sk: member.email,
  member,
});

/** Members: what a signed-in person may do, and where. */
export const memberStore = (connection: Connection) => {
  const { client, records } = connection;
  return {
    /** Read strongly, per request: a leaver is out at once. */
    bySubject: async (subject: string): Promise<Member | null> => {
      const { Item } = await client.send(
        new GetCommand({ TableName: records, Key: recordKey.member(subject), ConsistentRead: true }),
      );
      return Item === undefined ? null : Member.parse(Item['member']);
    },

    put: async (subject: string, member: Member): Promise<void> => {
      await client.send(new PutCommand({ TableName: records, Item: memberItem(subject, member) }));
    },

    list: (page: PageRequest): Promise<Page<Member>> =>
      fillPage(
        connection,
        {
          TableName: records,
          IndexName: listIndex,
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': attribute.listPk },
          ExpressionAttributeValues: { ':pk': listKey.members },
          ...justEnough(page),
        },
        page,
        (item) => Member.parse(item['member']),
        listKeys,
        (position) => position[attribute.listPk] === listKey.members,
      ),
  };
};

export type Members = ReturnType<typeof memberStore>;

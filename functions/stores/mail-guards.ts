import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Day, dayOf, type Instant } from '../../domain/day.ts';
import { guardStorm, StormGuard, type Window } from '../../domain/storm.ts';
import type { Connection } from './connection.ts';
import { attribute, recordKey } from './table.ts';
import { LostRace, untilWon } from './transaction.ts';

/** Seconds for which a guard or a day's count is of use to anybody. */
const keptSeconds = 3 * 86_400;

/** What keeps mail within bounds: storms per recipient and group, and the mails of a day. */
export const mailGuardStore = ({ client, records: TableName }: Connection) => ({
  /** Lets a notice to a recipient pass, or says when it is told together with others of its group; asked again, the same. */
  judge: (
    to: string,
    group: string,
    noticeId: string,
    now: Instant,
    window: Window,
  ): Promise<Instant | null> =>
    untilWon(async () => {
      const Key = recordKey.mailGuard(to, group);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      const before = Item === undefined ? null : StormGuard.parse(Item['guard']);
      const { holdUntil, guard } = guardStorm(before, noticeId, now, window);
      if (guard !== null)
        await racing(() =>
          client.send(
            new PutCommand({
              TableName,
              Item: {
                ...Key,
                [attribute.expiresAt]: Math.floor(Date.parse(now) / 1000) + keptSeconds,
                guard,
              },
              ...(before === null
                ? { ConditionExpression: 'attribute_not_exists(pk)' }
                : {
                    ConditionExpression: 'guard = :before',
                    ExpressionAttributeValues: { ':before': before },
                  }),
            }),
          ),
        );
      return holdUntil;
    }),

  /** Counts a mail that is about to leave. @returns false when the day's are used up; `always` leaves all the same */
  count: async (now: Instant, most: number, always: boolean): Promise<boolean> => {
    const day: Day = dayOf(now);
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: recordKey.mailBudget(day),
          UpdateExpression: 'ADD mails :one SET #expires = :expires',
          ExpressionAttributeNames: { '#expires': attribute.expiresAt },
          ExpressionAttributeValues: {
            ':one': 1,
            ':expires': Math.floor(Date.parse(now) / 1000) + keptSeconds,
            ...(!always && { ':most': most }),
          },
          ...(!always && { ConditionExpression: 'attribute_not_exists(mails) OR mails < :most' }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});

const racing = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (cause) {
    if (cause instanceof ConditionalCheckFailedException) throw new LostRace('the guard moved', { cause });
    throw cause;
  }
};

export type MailGuards = ReturnType<typeof mailGuardStore>;

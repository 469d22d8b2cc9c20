import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Instant } from '../../domain/day.ts';
import {
  type Channel,
  Delivery,
  DeliveryTry,
  deliveryId,
  isOver,
  parseDeliveryId,
} from '../../domain/delivery.ts';
import type { Connection } from './connection.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { listKeys } from './sites.ts';
import { attribute, listIndex, listKey, recordKey } from './table.ts';

/**
 * A delivery as it is kept: `dueAt` is when something is to be done about it next, null once it is over; `group` names what it is told
 * together with, null when it goes by itself; `writes` is what a conditional write names.
 */
export const KeptDelivery = z.extend(Delivery, {
  dueAt: z.nullable(Instant),
  group: z.nullable(z.string()),
  /** Its tries, the oldest first, where the channel notes them. */
  tries: z._default(z.array(DeliveryTry), []),
  writes: z.int(),
});
export type KeptDelivery = z.infer<typeof KeptDelivery>;

/** What is said of a delivery when it is made. */
export type NewDelivery = Omit<KeptDelivery, 'id' | 'tries' | 'writes'>;

/** Days for which a delivery is kept: it names a work e-mail, and so is kept no longer than a log. */
const keptDays = 90;

/** The log of deliveries, and the work that is left in it. */
export const deliveryStore = (connection: Connection) => {
  const { client, records: TableName } = connection;
  const list = (
    pk: string,
    isForward: boolean,
    page: PageRequest,
    upTo?: Instant,
  ): Promise<Page<KeptDelivery>> =>
    fillPage(
      connection,
      {
        TableName,
        IndexName: listIndex,
        KeyConditionExpression: upTo === undefined ? '#pk = :pk' : '#pk = :pk AND #sk <= :upTo',
        ExpressionAttributeNames: {
          '#pk': attribute.listPk,
          ...(upTo !== undefined && { '#sk': attribute.listSk }),
        },
        // `~` sorts after whatever follows the instant in a key.
        ExpressionAttributeValues: { ':pk': pk, ...(upTo !== undefined && { ':upTo': `${upTo}~` }) },
        ScanIndexForward: isForward,
      },
      page,
      (item) => KeptDelivery.parse(item['delivery']),
      listKeys,
      (position) => position[attribute.listPk] === pk,
    );
  const put = async (delivery: KeptDelivery, condition: object): Promise<KeptDelivery | null> => {
    try {
      await client.send(new PutCommand({ TableName, Item: deliveryItem(delivery), ...condition }));
      return delivery;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw error;
    }
  };

  return {
    /** Makes the one delivery of a notice to a recipient by a channel; null when it has been made before. */
    make: (made: NewDelivery): Promise<KeptDelivery | null> =>
      put(
        { ...made, id: deliveryId(made), tries: [], writes: 1 },
        { ConditionExpression: 'attribute_not_exists(pk)' },
      ),

    /** Takes a delivery one step on; null when somebody else did so since it was read. */
    move: (
      from: KeptDelivery,
      set: Partial<Pick<KeptDelivery, 'state' | 'attempts' | 'detail' | 'dueAt' | 'group' | 'tries'>>,
    ): Promise<KeptDelivery | null> =>
      put(
        { ...from, ...set, writes: from.writes + 1 },
        {
          ConditionExpression: 'delivery.writes = :writes',
          ExpressionAttributeValues: { ':writes': from.writes },
        },
      ),

    /** A delivery by its id, read strongly; null when there is none. */
    get: async (id: string): Promise<KeptDelivery | null> => {
      const parts = parseDeliveryId(id);
      if (parts === null) return null;
      const Key = recordKey.delivery(parts.noticeId, parts.channel, parts.to);
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item === undefined ? null : KeptDelivery.parse(Item['delivery']);
    },

    /** What waits on a channel, the soonest first; only what is due by `upTo`, if that is given. */
    waiting: (channel: Channel, page: PageRequest, upTo?: Instant) =>
      list(listKey.waitingDeliveries(channel), true, page, upTo),

    /** What is over, the last made first. */
    done: (page: PageRequest) => list(listKey.doneDeliveries, false, page),
  };
};

const deliveryItem = (delivery: KeptDelivery) => {
  const { noticeId, channel, to, at, dueAt } = delivery;
  return {
    ...recordKey.delivery(noticeId, channel, to),
    gsi1pk: isOver(delivery) ? listKey.doneDeliveries : listKey.waitingDeliveries(channel),
    gsi1sk: `${isOver(delivery) ? at : (dueAt ?? at)}#${noticeId}`,
    [attribute.expiresAt]: Math.floor(Date.parse(at) / 1000) + keptDays * 86_400,
    delivery,
  };
};

export type Deliveries = ReturnType<typeof deliveryStore>;

import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Day, Instant } from '../../domain/day.ts';
import type { Connection } from '../stores/connection.ts';

/** How far the demo is told: from which first day, and up to when it is complete; null while the first telling is not. */
const Marker = z.object({ origin: Day, filledThrough: z.nullable(Instant) });
export type Marker = z.infer<typeof Marker>;

const key = { pk: 'DEMO', sk: 'DEMO' };

/** The demo's marker, kept with what it speaks of; null where there is no demo. */
export const readMarker = async ({ client, records }: Connection): Promise<Marker | null> => {
  const { Item } = await client.send(new GetCommand({ TableName: records, Key: key, ConsistentRead: true }));
  return Item === undefined ? null : Marker.parse(Item);
};

/** Written before the first item of the demo, and after the last of every filling. */
export const writeMarker = async ({ client, records }: Connection, marker: Marker): Promise<void> => {
  await client.send(new PutCommand({ TableName: records, Item: { ...key, ...marker } }));
};

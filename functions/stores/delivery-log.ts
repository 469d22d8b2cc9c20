import type { Channel, DeliveryState } from '../../domain/delivery.ts';
import { Invalid } from '../../domain/failure.ts';
import type { Connection } from './connection.ts';
import { KeptDelivery } from './deliveries.ts';
import { fillPage, type Page, type PageRequest } from './page.ts';
import { listKeys } from './sites.ts';
import { attribute, listIndex, listKey } from './table.ts';

/** What the log may be narrowed to. */
export type LogWanted = { state?: DeliveryState | undefined; channel?: Channel | undefined };

/** A part of the log: where it is listed, in which order. */
type Part = { pk: string; isForward: boolean };

const waitingStates: readonly DeliveryState[] = ['held', 'retrying'];

/** The parts that can hold what is wanted, in the order in which they are read: what waits comes before what is over. */
const partsOf = ({ state, channel }: LogWanted): Part[] => {
  const channels: readonly Channel[] = channel === undefined ? ['email', 'webhook'] : [channel];
  const waiting = channels.map((one) => ({ pk: listKey.waitingDeliveries(one), isForward: true }));
  const done = { pk: listKey.doneDeliveries, isForward: false };
  if (state === undefined) return [...waiting, done];
  return waitingStates.includes(state) ? waiting : [done];
};

/** A cursor into the log: the number of the part, and the place within it, '' at its start. */
const markOf = (part: number, cursor: string | null) => `${part}.${cursor ?? ''}`;
const readMark = (mark: string | undefined): { part: number; cursor: string | undefined } => {
  const [, part = '0', cursor = ''] = /^(\d)\.(.*)$/.exec(mark ?? '0.') ?? [undefined, '0', mark];
  return { part: Number(part), cursor: cursor === '' ? undefined : cursor };
};

/** The log of deliveries as people read it. */
export const deliveryLog = (connection: Connection) => {
  const read = (
    { pk, isForward }: Part,
    { state, channel }: LogWanted,
    page: PageRequest,
  ): Promise<Page<KeptDelivery>> =>
    fillPage(
      connection,
      {
        TableName: connection.records,
        IndexName: listIndex,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': attribute.listPk },
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: isForward,
      },
      page,
      (item) => {
        const delivery = KeptDelivery.parse(item['delivery']);
        const fits =
          (state === undefined || delivery.state === state) &&
          (channel === undefined || delivery.channel === channel);
        return fits ? delivery : null;
      },
      listKeys,
      (position) => position[attribute.listPk] === pk,
    );
  return {
    /** A page of the log: what waits, the soonest first; then what is over, the last made first. */
    list: async (wanted: LogWanted, { limit, cursor }: PageRequest): Promise<Page<KeptDelivery>> => {
      const parts = partsOf(wanted);
      const items: KeptDelivery[] = [];
      let { part, cursor: within } = readMark(cursor);
      if (part >= parts.length) throw Invalid.at('/cursor', 'bad-cursor');
      for (const one of parts.slice(part)) {
        const page = await read(one, wanted, { limit: limit - items.length, cursor: within });
        items.push(...page.items);
        if (page.cursor !== null) return { items, cursor: markOf(part, page.cursor) };
        part += 1;
        within = undefined;
        if (items.length >= limit) break;
      }
      return { items, cursor: part < parts.length ? markOf(part, null) : null };
    },
  };
};

export type DeliveryLog = ReturnType<typeof deliveryLog>;

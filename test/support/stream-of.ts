import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { engineStream } from '../../functions/local/stream-source.ts';
import { tables } from '../../functions/stores/table.ts';

const eventWith = (Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records });

/** Reads a table's stream as it goes on: each call gives what was written since the one before. */
export const streamOf = (endpoint: string) => {
  const source = engineStream(endpoint, tables.records.localName);
  const last = new Map<string, string>();
  return async (): Promise<DynamoDBStreamEvent> => {
    const arn = await source.arn();
    const records: DynamoDBRecord[] = [];
    for (const { ShardId } of await source.shards(arn)) {
      let iterator: string | undefined = await source.iterator(arn, ShardId, last.get(ShardId));
      while (iterator !== undefined) {
        const page = await source.read(iterator);
        records.push(...page.records);
        const number = page.records.at(-1)?.dynamodb?.SequenceNumber;
        if (number !== undefined) last.set(ShardId, number);
        iterator = page.records.length === 0 ? undefined : page.next;
      }
    }
    return eventWith(records);
  };
};

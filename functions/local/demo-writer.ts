import type { Connection } from '../stores/connection.ts';
import type { SiteItem } from '../stores/site-item.ts';
import { recordKey } from '../stores/table.ts';
import { commit, type Write } from '../stores/transaction.ts';
import { type Item, joined, type SiteState, type Step } from './demo-step.ts';

/** A transaction may hold 100 writes; an act has fewer than 25. */
const fullAt = 50;

/** Steps put together until they fill a transaction: each leaves the site's records whole. */
const batches = function* (steps: Iterable<Step>): Generator<Step> {
  let batch: Step | null = null;
  for (const step of steps) {
    batch = joined(batch === null ? [step] : [batch, step]);
    if (batch === null || batch.items.length < fullAt) continue;
    yield batch;
    batch = null;
  }
  if (batch !== null) yield batch;
};

/**
 * Writes a site's steps in few transactions, each under the condition that nobody wrote at the site since. @returns the site's last
 * state, and how many items were written
 */
export const writeSteps = async (
  connection: Connection,
  before: SiteState | null,
  steps: Iterable<Step>,
): Promise<{ state: SiteState | null; written: number }> => {
  let state = before;
  let written = 0;
  for (const batch of batches(steps)) {
    const items = batch.items.map((item) => put(connection, item, state?.item ?? null));
    await commit(connection, items);
    state = batch.state;
    written += items.length;
  }
  return { state, written };
};

/** The site's own item is written only as the next of the one that the steps began with. */
const put = ({ records: TableName }: Connection, item: Item, before: SiteItem | null): Write => {
  if (item['sk'] !== recordKey.site('').sk) return { Put: { TableName, Item: item } };
  if (before === null)
    return { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  const condition = {
    ConditionExpression: '#seq = :seq',
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': before.seq },
  };
  return { Put: { TableName, Item: item, ...condition } };
};

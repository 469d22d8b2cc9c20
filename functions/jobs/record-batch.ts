import type { DynamoDBRecord } from 'aws-lambda';
import { batch } from '../edge/batch.ts';
import { presentRecord, type Versions } from '../stores/item-version.ts';

/**
 * A job behind a queue whose records have images in the shape of this release, whichever release wrote the item. A record of a newer one
 * fails and comes again, until this release is gone or the record is given up and driven again. `versions`: as in `connect`.
 */
export const recordBatch = (
  job: string,
  work: (record: DynamoDBRecord) => Promise<void>,
  versions?: Versions,
) => batch(job, (record) => work(presentRecord(record, versions)));

import '../support/quiet.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type QueueJobName, queueJobs } from '../../domain/job.ts';
import { queueSettings } from '../../functions/edge/config.ts';
import { relayRecords } from '../../functions/jobs/relay-records.ts';
import { startQueueSource } from '../../functions/local/queue-source.ts';
import { type Queues, queueLimits } from '../../functions/stores/queues.ts';
import { withQueues } from '../local/with-queues.ts';
import { a } from '../support/a.ts';
import { due, ok, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle } from '../support/people.ts';
import { projected } from '../support/projected.ts';
import { aMessage } from '../support/queued.ts';
import { streamOf } from '../support/stream-of.ts';

/** The job on queues of this test, with the bodies that came into each queue since the last look. */
const relayed = async (queues?: (real: Queues) => Queues) => {
  const local = await withQueues();
  const addresses = queueSettings(queueJobs);
  const relay = relayRecords({ queues: queues?.(local.store) ?? local.store, addresses });
  const came = (job: QueueJobName): DynamoDBRecord[] => {
    const messages = local.file.take(job, 1000);
    for (const { id } of messages) local.file.done(id);
    return messages.map(({ body }) => JSON.parse(body));
  };
  return { ...local, relay, came };
};
const pksOf = (records: DynamoDBRecord[]) =>
  records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S).toSorted();

const put = ({ connection: { client, records } }: Base, pk: string, more: object = {}) =>
  client.send(new PutCommand({ TableName: records, Item: { pk, sk: '-', ...more } }));

/** A record as the stream tells of one, in memory. */
const record = (
  n: number,
  pk: string,
  is: object = { n: { N: String(n) } },
  was?: object,
): DynamoDBRecord => ({
  eventName: was === undefined ? 'INSERT' : 'MODIFY',
  dynamodb: {
    SequenceNumber: String(n),
    Keys: { pk: { S: pk }, sk: { S: '-' } },
    ...{ NewImage: { ...is }, ...(was && { OldImage: { ...was } }) },
  },
});
const followersOf = {
  'SITE#': ['projectSummary', 'raiseZoneClusters'],
  'ZONE#': ['projectSummary', 'applyZoneCalendar'],
  'WORKS#': ['fileSheets', 'rebuildProjections', 'rehearse', 'writeExport'],
  'OUTBOX#': ['sendNotices', 'sendWebhooks'],
};

describe('the reader of the stream', () => {
  it('puts each record into the queue of every job that follows its partition, whole', async () => {
    const base = await freshBase();
    const { relay, came } = await relayed();
    const kinds = [...Object.keys(followersOf), 'KEY#', 'REVISIONS#', 'WORK#'];
    for (const kind of kinds) for (let n = 0; n < 12; n += 1) await put(base, `${kind}${n}`, { note: 'Sẵn' });
    const event = await streamOf(base.endpoint)();
    expect(await relay(event)).toEqual({ batchItemFailures: [] });
    const all = new Map(queueJobs.map((job) => [job, came(job)]));
    for (const job of queueJobs) {
      const prefixes = Object.entries(followersOf).flatMap(([kind, jobs]) =>
        jobs.includes(job) ? [kind] : [],
      );
      const own = event.Records.filter(({ dynamodb }) =>
        prefixes.some((prefix) => dynamodb?.Keys?.['pk']?.S?.startsWith(prefix)),
      );
      expect(pksOf(all.get(job) ?? [])).toEqual(pksOf(own));
      expect(all.get(job)).toEqual(expect.arrayContaining(own));
    }
    expect(all.get('applyZoneCalendar')).toHaveLength(12);
  });

  it('leaves out writes that changed nothing', async () => {
    const base = await freshBase();
    const { relay, came } = await relayed();
    for (const n of [1, 1, 2]) await put(base, 'SITE#a', { n });
    expect(await relay(await streamOf(base.endpoint)())).toEqual({ batchItemFailures: [] });
    expect(came('projectSummary')).toHaveLength(2);
  });

  it('names the first record that is not in all of its queues, and the stream comes back from there', async () => {
    const lost = new Set(['3', '5']);
    const { relay, came } = await relayed((real) => ({
      send: async (address, messages) => {
        const isLost = ({ id }: { id: string }) => address.endsWith('raiseZoneClusters') && lost.has(id);
        await real.send(
          address,
          messages.filter((one) => !isLost(one)),
        );
        return messages.filter(isLost).map(({ id }) => id);
      },
    }));
    const Records = [1, 2, 3, 4, 5].map((n) => record(n, `SITE#${n}`));
    expect(await relay({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
    lost.clear();
    expect(await relay({ Records: Records.slice(2) })).toEqual({ batchItemFailures: [] });
    expect(pksOf(came('raiseZoneClusters'))).toEqual([1, 2, 3, 4, 4, 5].map((n) => `SITE#${n}`));
    expect(new Set(pksOf(came('projectSummary')))).toEqual(
      new Set(Records.map((one) => one.dynamodb?.Keys?.['pk']?.S)),
    );
  });

  it('names the first record of all when the queues do not answer', async () => {
    const { relay, stop } = await relayed();
    stop();
    const Records = [1, 2].map((n) => record(n, `OUTBOX#${n}`));
    expect(await relay({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });

  it('takes from a record that is too long what did not change, and nothing else', async () => {
    const { relay, came } = await relayed();
    const old = { S: 'x'.repeat(600_000) };
    const long = record(1, 'WORKS#m', { big: old, part: { N: '2' } }, { big: old, part: { N: '1' } });
    expect(JSON.stringify(long).length).toBeGreaterThan(queueLimits.bytes);
    const short = record(2, 'WORKS#n', { big: old, part: { N: '2' } }, { part: { N: '1' } });
    expect(await relay({ Records: [long, short] })).toEqual({ batchItemFailures: [] });
    expect(came('fileSheets')).toEqual([
      record(1, 'WORKS#m', { part: { N: '2' } }, { part: { N: '1' } }),
      short,
    ]);
  });

  it('names one that is too long all the same: its letter has it healed from the table', async () => {
    const { relay, came } = await relayed();
    const long = record(1, 'WORKS#m', { big: { S: 'x'.repeat(queueLimits.bytes) } });
    const Records = [long, record(2, 'WORKS#n')];
    expect(await relay({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(pksOf(came('rehearse'))).toEqual(['WORKS#n']);
  });

  it('hands on every character that a text may hold', async () => {
    const { relay, came } = await relayed();
    const odd = record(1, 'SITE#a', { note: { S: 'a\u0000\u001f\u007f\uFFFE\uFFFF\uD800 𝌆 "\\' } });
    expect(await relay({ Records: [odd] })).toEqual({ batchItemFailures: [] });
    expect(came('projectSummary')).toEqual([odd]);
  });
});

describe('jobs behind their queues', () => {
  it('arrive at the same figures, though records come twice and in another order, and a crash falls between', async () => {
    const base = await freshBase();
    const works = service(base, at('2021-06-10'));
    await settle(works);
    works.at(at(a.day));
    await works.jobs.openDay(due(at(a.day, '00:00')));
    const { relay, file: queue } = await relayed();
    const run = async (event: DynamoDBStreamEvent) =>
      expect((await relay(event)).batchItemFailures).toEqual([]);
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 1 })));
    const first = await works.stream();
    ok(
      'putCheckIn',
      await file(works, a.day, a.checkInRequest({ f0: 3 }, { seenRevision: 1, reason: 'Đếm lại' })),
    );
    const second = await works.stream();
    // The newer before the older, and all of it twice.
    for (const event of [second, first, second]) await run(event);
    let crashes = 3;
    const source = startQueueSource({
      ...{ job: 'projectSummary', records: 10, file: queue, bury: () => {}, firstWaitMs: 5 },
      whenWell: async () => false,
      invoke: async ({ Records }: SQSEvent) => {
        const outcome = await works.jobs.projectSummary({
          Records: Records.map(({ body }) => JSON.parse(body)),
        });
        // The work was done, and nobody heard of it.
        if (crashes-- > 0) throw new Error('killed');
        return {
          batchItemFailures: outcome.batchItemFailures.map(() => ({
            itemIdentifier: aMessage('x', '').messageId,
          })),
        };
      },
    });
    onTestFinished(source.stop);
    await source.emptied();
    const { flows, coverage } = ok('getSummary', await works.as(people.leader)('getSummary'));
    expect([flows.f0, coverage.reported]).toEqual([3, 1]);
    const once = await projected(base);
    await works.jobs.projectSummary(first);
    expect(await projected(base)).toEqual(once);
  });
});

import '../support/quiet.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBRecord, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jobs, type QueueJobName, queueJobs } from '../../domain/job.ts';
import { queueSettings } from '../../functions/edge/config.ts';
import { redriveProjections, redriveStores } from '../../functions/jobs/redrive-projections.ts';
import { relayRecords } from '../../functions/jobs/relay-records.ts';
import { fileCheckpoint } from '../../functions/local/checkpoint.ts';
import { deadLetters, deadMessages } from '../../functions/local/dead-letters.ts';
import { startPoller } from '../../functions/local/poller.ts';
import { startQueueSource } from '../../functions/local/queue-source.ts';
import { createRedrive } from '../../functions/local/redrive.ts';
import { engineStream } from '../../functions/local/stream-source.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { followed, tables } from '../../functions/stores/table.ts';
import { scratch } from '../local/scratch.ts';
import { withQueues } from '../local/with-queues.ts';
import { a } from '../support/a.ts';
import { handIn, readJob } from '../support/bulk.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId } from '../support/people.ts';
import { projected } from '../support/projected.ts';
import { aMessage } from '../support/queued.ts';
import { aRow } from '../support/sheets.ts';

const other = {
  site: 'may-song-cong',
  hr: { ...people.hr, email: 'other@demo.test', sites: ['may-song-cong'] },
};

const settled = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-10'));
  await settle(works);
  await settle(works, { site: a.site({ siteId: other.site }), hr: other.hr });
  works.at(at(a.day));
  await works.jobs.openDay(due(at(a.day, '00:00')));
  return { base, works };
};

type Handler = (event: { Records: DynamoDBRecord[] }) => Promise<SQSBatchResponse>;

/** What the job makes of its messages, each by itself. */
const taking =
  (handler: Handler) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      const record: DynamoDBRecord = JSON.parse(body);
      const outcome = await handler({ Records: [record] }).catch(() => null);
      if (outcome?.batchItemFailures.length !== 0) failed.push(messageId);
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };

const redriveOf = (works: Service, file: string) =>
  createRedrive({
    file,
    invoke: async ({ Records }) =>
      works.jobs.redriveProjections({
        Records: Records.map(({ messageId, body }) => aMessage(messageId, body)),
      }),
  });

/** A job behind its queue as the local door runs it, with the relay before it, letters in a file, and the driving again of them. */
const followedBy = async (base: Base, works: Service, job: QueueJobName, handler: Handler) => {
  const { folder, file: queue, store } = await withQueues();
  const letters = join(folder, 'dlq.jsonl');
  const relay = relayRecords({ queues: store, addresses: queueSettings(queueJobs) });
  // The engine dates its records by the clock of the machine, which is not that of the test.
  const dated = (record: DynamoDBRecord): DynamoDBRecord => {
    const arrived = { ApproximateCreationDateTime: Date.parse(works.clock()) / 1000 };
    return { ...record, dynamodb: { ...record.dynamodb, ...arrived } };
  };
  const poller = startPoller({
    job: 'relayRecords',
    follows: { prefixes: Object.values(followed), records: 100 },
    source: engineStream(base.endpoint, tables.records.localName),
    checkpoint: fileCheckpoint(join(folder, 'checkpoint.json')),
    invoke: ({ Records }) => relay({ Records: Records.map(dated) }),
    bury: ({ record, ...letter }) => deadLetters(letters)({ ...letter, record: dated(record) }),
  });
  onTestFinished(poller.stop);
  const source = startQueueSource({
    ...{ job, records: jobs[job].records, file: queue, bury: deadMessages(letters), firstWaitMs: 5 },
    whenWell: async () => false,
    invoke: taking(handler),
  });
  onTestFinished(source.stop);
  const redrive = redriveOf(works, letters);
  const read = () => (existsSync(letters) ? readFileSync(letters, 'utf8').split('\n').filter(Boolean) : []);
  return {
    ...{ redrive, read, letters },
    /** Until what was written is worked on, and what that wrote in its turn. */
    drained: async () => {
      for (let round = 0; round < 3; round += 1) {
        await poller.drained();
        await source.emptied();
      }
    },
  };
};

/** The job, but that it cannot take some records. */
const poisoned =
  (job: Handler, isPoison: (pk: string, sk: string) => boolean): Handler =>
  async ({ Records }) => {
    for (const { dynamodb } of Records) {
      const { pk, sk } = dynamodb?.Keys ?? {};
      if (isPoison(pk?.S ?? '', sk?.S ?? '')) throw new Error('poison');
    }
    return job({ Records });
  };

describe('a record that cannot be taken', () => {
  it('lands among the dead letters, blocks nobody, and redrive heals', async () => {
    const { base, works } = await settled();
    const isPoison = (pk: string, sk: string) => pk === `SITE#${siteId}` && /^(DAY|EPISODE)#/.test(sk);
    const job = await followedBy(
      base,
      works,
      'projectSummary',
      poisoned(works.jobs.projectSummary, isPoison),
    );
    // What came before has been taken when the poison comes.
    await job.drained();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 3 })));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 4 }), other));
    await job.drained();
    const summary = async () => ok('getSummary', await works.as(people.leader)('getSummary'));
    expect(await summary()).toMatchObject({ coverage: { reported: 1 }, flows: { f0: 4 } });
    expect(job.read().length).toBeGreaterThanOrEqual(2);
    for (const letter of job.read()) expect(letter).toContain(`SITE#${siteId}`);

    expect(await job.redrive.once()).toBeGreaterThanOrEqual(2);
    expect(job.read()).toEqual([]);
    // It found a cluster as well, whose record comes as any.
    await job.drained();
    const { coverage, flows, alerts } = await summary();
    expect([coverage.reported, flows.f0]).toEqual([2, 7]);
    const { items } = ok(
      'listAlerts',
      await works.as(people.health)('listAlerts', { query: { state: 'active' } }),
    );
    expect(alerts.open).toBe(items.length);
    const healed = await projected(base);
    expect(await job.redrive.once()).toBe(0);
    expect(await projected(base)).toEqual(healed);
  });

  it('is healed as well when it never reached the queues, though its letter does not hold it', async () => {
    const { works } = await settled();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 3 })));
    const letters = join(scratch(), 'dlq.jsonl');
    for (const record of (await works.stream()).Records.slice(-2))
      deadLetters(letters)({ ...{ job: 'relayRecords', arn: 'arn', shardId: 's', attempts: 6 }, record });
    expect(readFileSync(letters, 'utf8')).not.toContain(siteId);
    await redriveOf(works, letters).once();
    const { coverage, flows } = ok('getSummary', await works.as(people.leader)('getSummary'));
    expect([coverage.reported, flows.f0]).toEqual([1, 3]);
    expect(readFileSync(letters, 'utf8')).toBe('');
  });

  it('stays among the dead letters while it cannot be healed', async () => {
    const file = join(scratch(), 'dlq.jsonl');
    const bury = deadLetters(file);
    const record = { dynamodb: { SequenceNumber: '1', ApproximateCreationDateTime: 1 } };
    bury({ job: 'x', arn: 'arn', shardId: 's', attempts: 6, record });
    let isBroken = true;
    const redrive = createRedrive({
      file,
      invoke: async () => {
        // Another lands there meanwhile.
        bury({ job: 'x', arn: 'arn', shardId: 's', attempts: 6, record });
        if (isBroken) throw new Error('not yet');
      },
    });
    await expect(redrive.once()).rejects.toThrow('not yet');
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    isBroken = false;
    expect(await redrive.once()).toBe(2);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
  });
});

describe('what a record left behind that was given up', () => {
  it('is begun again: a sheet that stopped half-way is filed to its end', async () => {
    const { base, works } = await settled();
    let isAway = true;
    const job: Handler = async (event) => {
      if (isAway) throw new Error('the database is away');
      return works.jobs.fileSheets(event);
    };
    const sheets = await followedBy(base, works, 'fileSheets', job);
    const jobId = await handIn(works, [aRow({ siteId })]);
    await sheets.drained();
    expect(sheets.read()).toHaveLength(1);
    isAway = false;
    expect(await readJob(works, jobId)).toMatchObject({ state: 'waiting', done: 0 });
    await sheets.redrive.once();
    await sheets.drained();
    expect(await readJob(works, jobId)).toMatchObject({ state: 'done', done: 1 });
  });

  it('comes along the stream again: notices of that day and since', async () => {
    const { base, works } = await settled();
    const notices = noticeStore(base.connection);
    const seen: string[] = [];
    let isAway = true;
    const job: Handler = async ({ Records }) => {
      if (isAway) throw new Error('no mail');
      seen.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S ?? ''));
      return { batchItemFailures: [] };
    };
    const outbox = await followedBy(base, works, 'sendNotices', job);
    await notices.put({ about: 'count', id: 'count#x', day: a.day, at: works.clock() });
    await outbox.drained();
    expect(outbox.read()).toHaveLength(1);
    isAway = false;
    works.at(at(a.day, '15:45'));
    // The figures cannot be worked out yet: nobody waits for them.
    const stores = redriveStores(base.connection);
    const rows = () => Promise.reject(new Error('too many'));
    const broken = redriveProjections({
      ...{ ...stores, mend: { ...stores.mend, rows }, clock: works.clock },
    });
    await expect(broken({ Records: [] })).rejects.toThrow('too many');
    await outbox.drained();
    expect(seen).toContain(`${followed.notices}count#x`);
    seen.length = 0;
    works.at(at(a.day, '16:45'));
    await outbox.redrive.once();
    await outbox.drained();
    expect(seen).toContain(`${followed.notices}count#x`);
    expect(await notices.get('count#x')).toMatchObject({ about: 'count' });
  });
});

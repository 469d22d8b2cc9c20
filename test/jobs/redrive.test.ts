import '../support/quiet.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileCheckpoint } from '../../functions/local/checkpoint.ts';
import { deadLetters } from '../../functions/local/dead-letters.ts';
import { startPoller } from '../../functions/local/poller.ts';
import { createRedrive } from '../../functions/local/redrive.ts';
import { engineStream } from '../../functions/local/stream-source.ts';
import { noticeStore } from '../../functions/stores/notices.ts';
import { followed, tables } from '../../functions/stores/table.ts';
import { scratch } from '../local/scratch.ts';
import { a } from '../support/a.ts';
import { handIn, readJob } from '../support/bulk.ts';
import { due, ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId } from '../support/people.ts';
import { projected } from '../support/projected.ts';
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

type Handler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
type Followed = { prefixes: string[]; records: number };

/** A job on the stream as the local door runs it, its letters in a file, and the driving again of them. */
const followedBy = (base: Base, works: Service, handler: Handler, follows: Followed) => {
  const folder = scratch();
  const letters = join(folder, 'dlq.jsonl');
  const bury = deadLetters(letters);
  const poller = startPoller({
    job: 'poisoned',
    follows,
    source: engineStream(base.endpoint, tables.records.localName),
    checkpoint: fileCheckpoint(join(folder, 'checkpoint.json')),
    invoke: handler,
    bury: ({ record, ...letter }) => {
      // The engine dates its records by the clock of the machine, which is not that of the test.
      const arrived = { ApproximateCreationDateTime: Date.parse(works.clock()) / 1000 };
      bury({ ...letter, record: { ...record, dynamodb: { ...record.dynamodb, ...arrived } } });
    },
  });
  onTestFinished(poller.stop);
  const redrive = createRedrive({
    file: letters,
    invoke: async ({ Records }) => works.jobs.redriveProjections({ Records: Records.map(asSent) }),
  });
  const read = () => (existsSync(letters) ? readFileSync(letters, 'utf8').split('\n').filter(Boolean) : []);
  return { poller, redrive, read, letters };
};

/** What a queue says of a letter beside the letter itself. */
const asSent = (letter: { messageId: string; body: string }) => ({
  ...letter,
  ...{ receiptHandle: '', attributes: Object.create(null), messageAttributes: {}, md5OfBody: '' },
  ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn', awsRegion: 'ap-southeast-1' },
});

/** The job, but that it cannot take some records. */
const poisoned =
  (job: Handler, isPoison: (pk: string, sk: string) => boolean): Handler =>
  async ({ Records }) => {
    for (const record of Records) {
      const { pk, sk } = record.dynamodb?.Keys ?? {};
      if (isPoison(pk?.S ?? '', sk?.S ?? '')) throw new Error('poison');
      const outcome = await job({ Records: [record] });
      if (outcome.batchItemFailures.length > 0) return outcome;
    }
    return { batchItemFailures: [] };
  };

const sites = { prefixes: [followed.sites, followed.zones], records: 100 };

describe('a record that cannot be taken', () => {
  it('lands among the dead letters without what it held, blocks nobody, and redrive heals', async () => {
    const { base, works } = await settled();
    const isPoison = (pk: string, sk: string) => pk === `SITE#${siteId}` && /^(DAY|EPISODE)#/.test(sk);
    const job = followedBy(base, works, poisoned(works.jobs.projectSummary, isPoison), sites);
    // What came before has been taken when the poison comes.
    await job.poller.drained();
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 3 })));
    ok('putCheckIn', await file(works, a.day, a.checkInRequest({ f0: 4 }), other));
    await job.poller.drained();
    const summary = async () => ok('getSummary', await works.as(people.leader)('getSummary'));
    expect(await summary()).toMatchObject({ coverage: { reported: 1 }, flows: { f0: 4 } });
    expect(job.read().length).toBeGreaterThanOrEqual(2);
    for (const letter of job.read()) expect(letter).not.toContain(siteId);

    expect(await job.redrive.once()).toBeGreaterThanOrEqual(2);
    expect(job.read()).toEqual([]);
    // It found a cluster as well, whose record comes as any.
    await job.poller.drained();
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
  }, 120_000);

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
    const sheets = followedBy(base, works, job, { prefixes: [followed.works], records: 1 });
    const jobId = await handIn(works, [aRow({ siteId })]);
    await sheets.poller.drained();
    expect(sheets.read()).toHaveLength(1);
    isAway = false;
    expect(await readJob(works, jobId)).toMatchObject({ state: 'waiting', done: 0 });
    await sheets.redrive.once();
    await sheets.poller.drained();
    expect(await readJob(works, jobId)).toMatchObject({ state: 'done', done: 1 });
  }, 120_000);

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
    const outbox = followedBy(base, works, job, { prefixes: [followed.notices], records: 10 });
    await notices.put({ about: 'count', id: 'count#x', day: a.day, at: works.clock() });
    await outbox.poller.drained();
    expect(outbox.read()).toHaveLength(1);
    isAway = false;
    works.at(at(a.day, '15:45'));
    await outbox.redrive.once();
    await outbox.poller.drained();
    expect(seen).toContain(`${followed.notices}count#x`);
    expect(await notices.get('count#x')).toMatchObject({ about: 'count' });
  }, 120_000);
});

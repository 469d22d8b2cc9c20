import '../support/quiet.ts';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { rebuildMarks } from '../../functions/jobs/rebuild-marks.ts';
import { rebuildProjections, rebuildStores } from '../../functions/jobs/rebuild-projections.ts';
import { rebuildRows } from '../../functions/jobs/rebuild-rows.ts';
import { callAs } from '../../functions/local/calling.ts';
import { followed, projectionKey } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { workRecords } from '../support/bulk.ts';
import { due, ok, refused, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, people, settle, siteId, zoneId } from '../support/people.ts';
import { emptied, projected } from '../support/projected.ts';
import { queued } from '../support/queued.ts';

const yesterday = addDays(a.day, -1);

/** A site with reports of two days and some alerts, projected. */
const lived = async () => {
  const base = await freshBase();
  const works = service(base, at('2021-06-13', '16:00'));
  await settle(works);
  for (const day of [yesterday, a.day]) {
    works.at(at(day, '00:00'));
    await works.jobs.openDay(due(at(day, '00:00')));
    works.at(at(day));
    ok('putCheckIn', await file(works, day, a.checkInRequest({ f0: 1, f1: 2 })));
  }
  await works.project();
  return { base, works, before: await projected(base) };
};

const admin = (works: Service) => works.as(people.admin);
const start = async (works: Service) => ok('createRebuild', await admin(works)('createRebuild')).jobId;
const read = async (works: Service, jobId: string) =>
  ok('getJob', await admin(works)('getJob', { params: { jobId } }));

/** Gives the job its records one at a time, each again until it is taken, to the end or so many of them. */
const run = async (
  works: Service,
  job = works.jobs.rebuildProjections,
  { most = 1000 }: { most?: number } = {},
): Promise<void> => {
  let left = most;
  while (left > 0) {
    const some = await workRecords(works);
    if (some.length === 0) return;
    for (const record of some) {
      left -= 1;
      for (let tries = 10; tries > 0; tries -= 1)
        if ((await job({ Records: [record] })).batchItemFailures.length === 0) tries = 0;
    }
  }
};

const update = ({ connection: { client, projections: TableName } }: Base, input: object) =>
  client.send(new UpdateCommand({ TableName, Key: { pk: '', sk: '' }, ...input }));

const row = projectionKey.rosterRow(a.day, zoneId, siteId);
const counts = projectionKey.zoneDay(a.day, zoneId);
const marks = projectionKey.zoneAlerts(zoneId);
const mark = `case-reported.${siteId}.1`;
const openMark = {
  ...{ severity: 'critical', state: 'open', verifyBy: at(a.day, '23:00'), actBy: null },
  ...{ verifiedAt: null, closedAt: null, openedAt: at(a.day), writes: 1 },
};

/** Whatever may have gone wrong with projections. */
const wrongs: [string, (base: Base) => Promise<unknown>][] = [
  [
    'a row that says something else',
    (base) =>
      update(base, {
        ...{ Key: row, UpdateExpression: 'SET #c.#f = :n' },
        ...{ ExpressionAttributeNames: { '#c': 'counts', '#f': 'flows.present' } },
        ...{ ExpressionAttributeValues: { ':n': 7 } },
      }),
  ],
  [
    'a row that is gone',
    ({ connection: { client, projections: TableName } }) =>
      client.send(new DeleteCommand({ TableName, Key: row })),
  ],
  [
    'a row of a site that there is not',
    ({ connection: { client, projections: TableName } }) =>
      client.send(
        new PutCommand({
          TableName,
          Item: { ...projectionKey.rosterRow(a.day, zoneId, 'nobody'), counts: { 'coverage.due': 1 } },
        }),
      ),
  ],
  [
    'counts that are not the sum of the rows',
    (base) =>
      update(base, {
        ...{ Key: counts, UpdateExpression: 'ADD #f :n' },
        ...{ ExpressionAttributeNames: { '#f': 'coverage.due' }, ExpressionAttributeValues: { ':n': 5 } },
      }),
  ],
  [
    'counts that are gone',
    ({ connection: { client, projections: TableName } }) =>
      client.send(new DeleteCommand({ TableName, Key: counts })),
  ],
  [
    'a mark that says something else',
    (base) =>
      update(base, {
        ...{ Key: marks, UpdateExpression: 'SET #id.#s = :s' },
        ...{ ExpressionAttributeNames: { '#id': mark, '#s': 'state' } },
        ...{ ExpressionAttributeValues: { ':s': 'verified' } },
      }),
  ],
  [
    'a mark that is gone',
    (base) =>
      update(base, {
        ...{ Key: marks, UpdateExpression: 'REMOVE #id', ExpressionAttributeNames: { '#id': mark } },
      }),
  ],
  [
    'a mark of an alert that there is not',
    (base) =>
      update(base, {
        ...{ Key: marks, UpdateExpression: 'SET #id = :m' },
        ...{ ExpressionAttributeNames: { '#id': 'case-reported.nobody.1' } },
        ...{ ExpressionAttributeValues: { ':m': openMark } },
      }),
  ],
  [
    'all marks gone',
    ({ connection: { client, projections: TableName } }) =>
      client.send(new DeleteCommand({ TableName, Key: marks })),
  ],
];

describe('a rebuild', () => {
  it('finds nothing to mend where all is well, and puts right whatever is wrong', async () => {
    const { base, works, before } = await lived();
    const jobId = await start(works);
    expect(await read(works, jobId)).toMatchObject({ kind: 'rebuild', state: 'waiting', done: 0 });
    await run(works);
    const done = await read(works, jobId);
    expect(done).toMatchObject({ state: 'done', done: done.total, mended: 0 });
    expect(await projected(base)).toEqual(before);
    for (const [, harm] of wrongs) await harm(base);
    expect(await projected(base)).not.toEqual(before);
    const again = await start(works);
    await run(works);
    expect((await read(works, again)).mended).toBeGreaterThan(3);
    expect(await projected(base)).toEqual(before);
  });

  it('mends each of them by itself', async () => {
    const { base, works, before } = await lived();
    const needs = { ...rebuildStores(base.connection), clock: works.clock };
    for (const [what, harm] of wrongs) {
      await harm(base);
      expect([what, await projected(base)]).not.toEqual([what, before]);
      const mended = await callAs('rebuildProjections', async () => {
        const rows = await rebuildRows(needs, zoneId, [yesterday, a.day]);
        return rows + (await rebuildMarks(needs, zoneId));
      });
      expect([what, mended > 0, await projected(base)]).toEqual([what, true, before]);
    }
  });

  it('goes on where it broke off, and does not begin from its start', async () => {
    const { base, works, before } = await lived();
    const jobId = await start(works);
    const stores = rebuildStores(base.connection);
    let broken = 0;
    const breaking = queued(
      rebuildProjections({
        ...stores,
        clock: works.clock,
        works: {
          ...works.needs.works,
          finishRebuilt: async (work, ...rest) => {
            broken += 1;
            if (broken % 3 === 2) throw new Error('the function is gone');
            return works.needs.works.finishRebuilt(work, ...rest);
          },
        },
      }),
    );
    await run(works, breaking);
    expect(broken).toBeGreaterThan(40);
    expect(await read(works, jobId)).toMatchObject({ state: 'done', mended: 0 });
    expect(await projected(base)).toEqual(before);
  });

  it('stops before its next part when it is cancelled, and takes no second one meanwhile', async () => {
    const { works } = await lived();
    const jobId = await start(works);
    expect(refused(await admin(works)('createRebuild'))).toBe('409 rebuild-running');
    await run(works, works.jobs.rebuildProjections, { most: 3 });
    const params = { jobId };
    const cancelled = ok('cancelJob', await admin(works)('cancelJob', { params }));
    expect(cancelled.state).toBe('cancelled');
    await run(works);
    const after = await read(works, jobId);
    expect([after.state, after.done]).toEqual(['cancelled', cancelled.done]);
    expect((await works.as(people.hr)('getJob', { params })).status).toBe(404);
    expect(await start(works)).not.toBe(jobId);
  });

  it('is given up, and says so, when a part goes on failing', async () => {
    const { base, works } = await lived();
    const jobId = await start(works);
    const stores = rebuildStores(base.connection);
    const failing = queued(
      rebuildProjections({
        ...{ ...stores, clock: works.clock, works: works.needs.works },
        mend: { ...stores.mend, rows: () => Promise.reject(new Error('no')) },
      }),
    );
    await run(works, failing);
    expect((await read(works, jobId)).state).toBe('failed');
  });

  it('does nothing for the records of sheets', async () => {
    const { works } = await lived();
    const image = { work: { M: { part: { N: '0' } } } };
    const record: DynamoDBRecord = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '1', Keys: { pk: { S: `${followed.works}x` } }, NewImage: image },
    };
    expect(await works.jobs.rebuildProjections({ Records: [record] })).toEqual({ batchItemFailures: [] });
  });

  it('loses nothing that is filed while it works', async () => {
    const { base, works } = await lived();
    const other = await emptied(base);
    const beside = service(other, works.clock());
    const stores = rebuildStores(other.connection);
    let looks = 0;
    const needs = {
      ...{ ...stores, clock: works.clock },
      revisions: {
        newest: async (...args: Parameters<typeof stores.revisions.newest>) => {
          const found = await stores.revisions.newest(...args);
          looks += 1;
          // What was read is no longer true when it is written, and the truth is written already.
          if (looks === 1) {
            ok(
              'putCheckIn',
              await file(works, a.day, a.checkInRequest({ f0: 9, f1: 2 }, { seenRevision: 1 })),
            );
            await beside.jobs.projectSummary(await works.stream());
          }
          return found;
        },
      },
    };
    await rebuildRows(needs, zoneId, [yesterday, a.day]);
    expect(looks).toBe(2);
    const { flows } = ok('getSummary', await beside.as(people.leader)('getSummary'));
    expect(flows.f0).toBe(9);
  });
});

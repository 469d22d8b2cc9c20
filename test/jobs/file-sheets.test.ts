import '../support/quiet.ts';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { registerSite } from '../../domain/register.ts';
import { fileSheets } from '../../functions/jobs/file-sheets.ts';
import { Busy } from '../../functions/stores/transaction.ts';
import { a } from '../support/a.ts';
import { handIn, readJob, revisionsOf, runSheets, workRecords } from '../support/bulk.ts';
import { ok, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, people } from '../support/people.ts';
import { queued } from '../support/queued.ts';
import { aRow } from '../support/sheets.ts';

/** An engine with so many sites and their employer. */
const started = async (count: number) => {
  const base = await freshBase();
  const works = service(base, at(a.day));
  const sites = Array.from({ length: count }, (_, n) => `co-so-${n + 1}`);
  const hr = { ...people.hr, sites };
  await works.join(hr);
  for (const siteId of sites) {
    const deed = { actor: 'test', act: 'site-made', about: siteId, at: at('2021-05-01') };
    await works.needs.sites.create(registerSite(a.site({ siteId }), '2021-05-01'), deed);
  }
  return { base, works, hr, sites };
};

const shortDay = (day: string) => day.split('-').toReversed().join('/');

describe('a sheet of 5,000 rows', () => {
  it('is filed to its end, part by part; the same sheet again writes nothing', {
    timeout: 900_000,
  }, async () => {
    const [count, days] = full ? [100, 8] : [10, 4];
    const { base, works, hr, sites } = await started(count);
    const distinct = Array.from({ length: days }, (_, back) => shortDay(addDays(a.day, -back))).flatMap(
      (day) => sites.map((siteId) => aRow({ siteId, day })),
    );
    const rows = Array.from({ length: 5000 }, (_, n) => distinct[n % distinct.length] ?? {});
    const jobId = await handIn(works, rows, { hr });
    const seen: number[] = [];
    const start = performance.now();
    await runSheets(works, { each: async () => seen.push((await readJob(works, jobId, { hr })).done) });
    const seconds = (performance.now() - start) / 1000;
    if (full)
      process.stdout.write(
        `${distinct.length} of 5,000 rows filed in ${Math.round(seconds)} s, ${Math.round(distinct.length / seconds)} a second\n`,
      );
    expect(seen.every((done, n) => n === 0 || done > (seen[n - 1] ?? 0) || done === 5000)).toBe(true);
    const { results = [], ...job } = await readJob(works, jobId, { hr });
    expect(job).toMatchObject({ state: 'done', done: 5000, total: 5000 });
    expect(results.map(({ row }) => row)).toEqual(rows.map((_, n) => n + 2));
    const outcomes = results.map(({ outcome }, n) => [outcome, n < distinct.length]);
    expect(outcomes.every(([outcome, isFirst]) => outcome === (isFirst ? 'accepted' : 'refused'))).toBe(true);
    const again = await handIn(works, distinct, { hr });
    await runSheets(works);
    const second = await readJob(works, again, { hr });
    expect(new Set(second.results?.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    for (const siteId of sites) expect(await revisionsOf(base, siteId)).toBe(days);
  });
});

describe('the job of sheets', () => {
  it('files nothing twice when it breaks off in the middle of a part', async () => {
    const { base, works, hr, sites } = await started(60);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    let written = 0;
    let broken = 0;
    const breaking = queued(
      fileSheets({
        ...works.needs,
        filings: {
          ...works.needs.filings,
          write: async (...args) => {
            if (written === 20 && broken < 1) {
              broken += 1;
              throw new Error('the function is gone');
            }
            written += 1;
            return works.needs.filings.write(...args);
          },
        },
      }),
    );
    await runSheets({ ...works, jobs: { ...works.jobs, fileSheets: breaking } });
    expect(broken).toBe(1);
    const { results = [], state } = await readJob(works, jobId, { hr });
    expect([state, results.length]).toEqual(['done', 60]);
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['accepted']));
    for (const siteId of sites) expect(await revisionsOf(base, siteId)).toBe(1);
  });

  it('files nothing twice when it breaks off after a part and before it is noted', async () => {
    const { base, works, hr, sites } = await started(5);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    let broken = 0;
    const breaking = queued(
      fileSheets({
        ...works.needs,
        works: {
          ...works.needs.works,
          finishPart: async (...args) => {
            broken += 1;
            if (broken < 3) throw new Error('the function is gone');
            return works.needs.works.finishPart(...args);
          },
        },
      }),
    );
    await runSheets({ ...works, jobs: { ...works.jobs, fileSheets: breaking } });
    const { results = [] } = await readJob(works, jobId, { hr });
    expect(results.map(({ outcome, revision }) => [outcome, revision])).toEqual(
      sites.map(() => ['accepted', 1]),
    );
    for (const siteId of sites) expect(await revisionsOf(base, siteId)).toBe(1);
  });

  it('does nothing for a record that comes twice, or late', async () => {
    const { base, works, hr, sites } = await started(60);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    const [first] = await workRecords(works);
    if (first === undefined) throw new Error('no record');
    for (let n = 0; n < 3; n += 1) await works.jobs.fileSheets({ Records: [first] });
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'running', done: 50 });
    await runSheets(works);
    await works.jobs.fileSheets({ Records: [first] });
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'done', done: 60 });
    for (const siteId of sites) expect(await revisionsOf(base, siteId)).toBe(1);
  });

  it('stops before its next part when the owner cancels: what was filed stays', async () => {
    const { base, works, hr, sites } = await started(60);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    const [first] = await workRecords(works);
    if (first === undefined) throw new Error('no record');
    await works.jobs.fileSheets({ Records: [first] });
    const cancelled = ok('cancelJob', await works.as(hr)('cancelJob', { params: { jobId } }));
    expect(cancelled).toMatchObject({ state: 'cancelled', done: 50, total: 60 });
    expect(cancelled.results).toHaveLength(50);
    await runSheets(works);
    expect(await readJob(works, jobId, { hr })).toMatchObject({ state: 'cancelled', done: 50 });
    expect(await revisionsOf(base, 'co-so-60')).toBe(0);
    expect(await revisionsOf(base, 'co-so-1')).toBe(1);
    const again = ok('cancelJob', await works.as(hr)('cancelJob', { params: { jobId } }));
    expect(again).toMatchObject({ state: 'cancelled', done: 50 });
  });

  it('cancelled while a part is under way has the results of that part', async () => {
    const { works, hr, sites } = await started(60);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    const cancelling = queued(
      fileSheets({
        ...works.needs,
        works: {
          ...works.needs.works,
          rows: async (...args) => {
            ok('cancelJob', await works.as(hr)('cancelJob', { params: { jobId } }));
            return works.needs.works.rows(...args);
          },
        },
      }),
    );
    await runSheets({ ...works, jobs: { ...works.jobs, fileSheets: cancelling } });
    const { state, done, results } = await readJob(works, jobId, { hr });
    expect([state, done, results?.length]).toEqual(['cancelled', 50, 50]);
  });

  it('stays done when it is cancelled too late', async () => {
    const { works, hr } = await started(1);
    const jobId = await handIn(works, [aRow({ siteId: 'co-so-1' })], { hr });
    await runSheets(works);
    const late = ok('cancelJob', await works.as(hr)('cancelJob', { params: { jobId } }));
    expect(late).toMatchObject({ state: 'done', done: 1 });
  });

  it('sets a row aside that goes on failing, and files the others', async () => {
    const { works, hr, sites } = await started(5);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    const poisoned = queued(
      fileSheets({
        ...works.needs,
        filings: {
          ...works.needs.filings,
          open: async (siteId, ...args) => {
            if (siteId === 'co-so-3') throw new TypeError('an item that does not parse');
            return works.needs.filings.open(siteId, ...args);
          },
        },
      }),
    );
    await runSheets({ ...works, jobs: { ...works.jobs, fileSheets: poisoned } });
    const { results = [], state } = await readJob(works, jobId, { hr });
    expect(state).toBe('done');
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...['accepted', 'accepted', 'refused', 'accepted', 'accepted'],
    ]);
    expect(results[2]?.errors).toMatchObject([{ column: '', field: null, code: 'failed' }]);
  });

  it('gives up after some tries when nothing can be written, and says what was done', async () => {
    const { works, hr, sites } = await started(60);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    let parts = 0;
    const busy = queued(
      fileSheets({
        ...works.needs,
        filings: {
          ...works.needs.filings,
          open: async (siteId, ...args) => {
            if (siteId === 'co-so-55') parts += 1;
            if (parts > 0) throw new Busy('too many');
            return works.needs.filings.open(siteId, ...args);
          },
        },
      }),
    );
    await runSheets({ ...works, jobs: { ...works.jobs, fileSheets: busy } });
    const { results = [], state, done } = await readJob(works, jobId, { hr });
    expect([state, done, results.length]).toEqual(['failed', 50, 50]);
    expect(parts).toBeLessThanOrEqual(5);
  });

  it('files nothing for somebody who left meanwhile', async () => {
    const { base, works, hr, sites } = await started(3);
    const jobId = await handIn(
      works,
      sites.map((siteId) => aRow({ siteId })),
      { hr },
    );
    await works.join({ ...hr, active: false });
    await runSheets(works);
    await works.join(hr);
    const { results = [] } = await readJob(works, jobId, { hr });
    expect(results.map(({ errors }) => errors[0]?.code)).toEqual(sites.map(() => 'unknown-site'));
    expect(await revisionsOf(base, 'co-so-1')).toBe(0);
  });

  it('files the rows of a sheet that came in before midnight for the day on which it came', async () => {
    const { works, hr } = await started(1);
    works.at(at(a.day, '23:59'));
    const jobId = await handIn(works, [aRow({ siteId: 'co-so-1', day: '' })], { hr });
    works.at(at(addDays(a.day, 1), '00:01'));
    await runSheets(works);
    expect((await readJob(works, jobId, { hr })).results).toMatchObject([
      { day: a.day, outcome: 'accepted' },
    ]);
  });
});

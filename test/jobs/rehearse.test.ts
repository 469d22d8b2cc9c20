import '../support/quiet.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { registerSite } from '../../domain/register.ts';
import { rehearseSite } from '../../domain/rehearsal.ts';
import { figuresFrom } from '../../domain/rehearsal-figures.ts';
import { mergeTotals, noTotals, totalsOf } from '../../domain/rehearsal-result.ts';
import { rehearsalPartSites } from '../../domain/rehearsal-work.ts';
import type { Template } from '../../domain/template.ts';
import { rehearse } from '../../functions/jobs/rehearse.ts';
import { leftOverStore } from '../../functions/stores/left-over.ts';
import { a } from '../support/a.ts';
import { workRecords } from '../support/bulk.ts';
import { ok, refused, type Service, service } from '../support/call.ts';
import { freshBase } from '../support/engine.ts';
import { aMonth, firstDay } from '../support/month.ts';
import { at, otherZone, people, zoneId } from '../support/people.ts';
import { queued } from '../support/queued.ts';

const lastDay = addDays(firstDay, 7);
const days = 8;

/** The template in force but for its bands, of which a good one asks for more. */
const draft: Template = a.template({
  ...{ id: 'stricter', version: 9, effectiveFrom: '2021-09-01' },
  bands: a.template().bands.map((band) => (band.id === 'ready' ? { ...band, from: 95 } : band)),
});

/** Eight days of four sites, and as many silent ones around them as make three parts. */
const lived = async (count = days) => {
  const base = await freshBase();
  const { works } = await aMonth(base, count, async () => {});
  works.at(at(addDays(lastDay, 1)));
  const silent = Array.from(
    { length: 2 * rehearsalPartSites },
    (_, n) => `quiet-${String(n).padStart(2, '0')}`,
  );
  for (const [n, id] of silent.entries())
    await works.needs.sites.create(
      registerSite(a.site({ siteId: id, zoneId: n % 2 === 0 ? zoneId : otherZone }), '2021-06-01'),
      { actor: 'x', act: 'site-registered', about: id, at: works.clock() },
    );
  const body = { template: draft, seen: 0 };
  const params = { templateId: draft.id };
  ok('putTemplateDraft', await works.as(people.admin)('putTemplateDraft', { params, body }));
  await works.stream();
  return { base, works };
};

const start = async (works: Service, templateId = draft.id) =>
  ok('createRehearsal', await works.as(people.admin)('createRehearsal', { body: { templateId, days } }))
    .jobId;
const job = async (works: Service, jobId: string) =>
  ok('getJob', await works.as(people.admin)('getJob', { params: { jobId } }));
const result = async (works: Service, jobId: string) =>
  ok('getRehearsal', await works.as(people.admin)('getRehearsal', { params: { jobId } }));

type Run = { most?: number; deliver?: (record: DynamoDBRecord) => Promise<void> };

/** Gives the job its records one at a time, each again until it is taken, to the end or so many of them. */
const run = async (works: Service, rehearsing = works.jobs.rehearse, { most = 1000, deliver }: Run = {}) => {
  for (let left = most; left > 0; ) {
    const some = await workRecords(works);
    if (some.length === 0) return;
    for (const record of some.slice(0, left)) {
      left -= 1;
      if (deliver) await deliver(record);
      else
        for (let tries = 10; tries > 0; tries -= 1)
          if ((await rehearsing({ Records: [record] })).batchItemFailures.length === 0) tries = 0;
    }
  }
};

/** What the sites come to when they are all looked at in one go. */
const inOneGo = async (works: Service, some: (siteId: string, place: number) => boolean = () => true) => {
  const window = { from: addDays(lastDay, 1 - days), to: lastDay };
  const { items } = await works.needs.sites.list({ zones: [], keep: () => true }, { limit: 200 });
  const asked = { window, draft, templates: await works.needs.templates.all() };
  let totals = noTotals;
  for (const { site } of items.filter(({ site: { siteId: id } }, place) => some(id, place))) {
    const one = await works.needs.files.read(site.siteId, window);
    if (one) totals = mergeTotals(totals, totalsOf(one, rehearseSite(one, asked), window));
  }
  return figuresFrom(totals, window);
};

describe('a rehearsal', () => {
  it('goes through all sites in parts, shows how far it is, and comes to what they come to in one go', async () => {
    const { base, works } = await lived();
    const jobId = await start(works);
    expect(await job(works, jobId)).toMatchObject({
      kind: 'rehearsal',
      state: 'waiting',
      done: 0,
      total: 44,
    });
    const steps: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await run(works, works.jobs.rehearse, { most: 1 });
      steps.push((await job(works, jobId)).done);
    }
    expect(steps).toEqual([20, 40, 44]);
    const rehearsal = await result(works, jobId);
    expect(rehearsal).toMatchObject({ state: 'done', templateId: 'stricter', inForce: ['tn-2021-06'] });
    expect(rehearsal.figures).toEqual(await inOneGo(works));
    expect(rehearsal.figures).toMatchObject({ sites: 44, reporting: 4 });
    expect(rehearsal.figures.changed).toBeGreaterThan(0);
    const headers = { 'accept-language': 'en' };
    // A function of its own, which has read no templates yet.
    const other = service({ ...base, connection: base.again() }, works.clock());
    const table = await other.as(people.admin)('getRehearsalTable', { params: { jobId }, headers });
    expect([table.headers['content-type'], table.text.slice(0, 10)]).toEqual([
      'text/csv; charset=utf-8',
      '\ufeffPart,What',
    ]);
  });

  it('comes to the same when runs break off, records come twice, and two runs are at one part', async () => {
    const { works } = await lived();
    const expected = await inOneGo(works);
    const jobId = await start(works);
    const { needs } = works;
    let finished = 0;
    const breaking = queued(
      rehearse({
        ...needs,
        rehearsals: {
          ...needs.rehearsals,
          finishPart: async (...args) => {
            finished += 1;
            if (finished % 3 === 1) throw new Error('the function is gone');
            return needs.rehearsals.finishPart(...args);
          },
        },
      }),
    );
    const deliver = async (record: DynamoDBRecord) => {
      const both = () => Promise.all([breaking({ Records: [record] }), breaking({ Records: [record] })]);
      while ((await both()).some(({ batchItemFailures }) => batchItemFailures.length > 0));
      await breaking({ Records: [record] });
    };
    await run(works, breaking, { deliver });
    expect(finished).toBeGreaterThan(4);
    expect(await job(works, jobId)).toMatchObject({ state: 'done', done: 44 });
    expect((await result(works, jobId)).figures).toEqual(expected);
  });

  it('counts a part once that was finished by another run meanwhile', async () => {
    const { works } = await lived(2);
    const expected = await inOneGo(works);
    const jobId = await start(works);
    const { needs } = works;
    const deliver = async (record: DynamoDBRecord) => {
      const overtaken = queued(
        rehearse({
          ...needs,
          rehearsals: {
            ...needs.rehearsals,
            totals: async (id) => {
              await works.jobs.rehearse({ Records: [record] });
              return needs.rehearsals.totals(id);
            },
          },
        }),
      );
      expect(await overtaken({ Records: [record] })).toEqual({ batchItemFailures: [] });
    };
    await run(works, works.jobs.rehearse, { deliver });
    expect(await job(works, jobId)).toMatchObject({ state: 'done', done: 44 });
    expect((await result(works, jobId)).figures).toEqual(expected);
  });

  it('goes on when it is driven again after its record was given up, with the draft as it was', async () => {
    const { base, works } = await lived();
    const expected = await inOneGo(works);
    const jobId = await start(works);
    await run(works, works.jobs.rehearse, { most: 1 });
    await workRecords(works);
    const template = { ...draft, bands: a.template().bands };
    const params = { templateId: draft.id };
    ok(
      'putTemplateDraft',
      await works.as(people.admin)('putTemplateDraft', { params, body: { template, seen: 1 } }),
    );
    await run(works);
    expect((await job(works, jobId)).done).toBe(20);
    const left = leftOverStore(base.connection);
    for (const work of await left.works(works.clock())) await left.driveWork(work, works.clock());
    await run(works);
    expect((await result(works, jobId)).figures).toEqual(expected);
  });

  it('stops before its next part when it is cancelled, and says of which sites its figures are', async () => {
    const { works } = await lived(2);
    const jobId = await start(works);
    const again = { body: { templateId: draft.id } };
    const waits = await works.as(people.admin)('createRehearsal', again);
    expect(refused(waits)).toBe('409 rehearsal-running');
    expect(waits.body).toMatchObject({ jobId });
    // Other long work is not kept waiting by it.
    ok('createRebuild', await works.as(people.admin)('createRebuild'));
    await run(works, works.jobs.rehearse, { most: 1 });
    const cancelled = ok('cancelJob', await works.as(people.admin)('cancelJob', { params: { jobId } }));
    expect(cancelled.state).toBe('cancelled');
    await run(works);
    const rehearsal = await result(works, jobId);
    expect(rehearsal).toMatchObject({ state: 'cancelled', done: 20, total: 44 });
    expect(rehearsal.figures).toEqual(await inOneGo(works, (_, place) => place < 20));
    expect(await start(works)).not.toBe(jobId);
  });

  it('is given up, and says so, when a part goes on failing', async () => {
    const { works } = await lived(1);
    const jobId = await start(works);
    const failing = queued(
      rehearse({ ...works.needs, files: { read: () => Promise.reject(new Error('no')) } }),
    );
    await run(works, failing);
    expect(await job(works, jobId)).toMatchObject({ state: 'failed', done: 0 });
    expect((await result(works, jobId)).figures.sites).toBe(0);
  });

  it('is named by its version, is read by others who may rehearse, and says when the draft is another by now', async () => {
    const { works } = await lived(1);
    const ofVersion = async (who = people.health) =>
      ok(
        'getTemplateVersion',
        await works.as(who)('getTemplateVersion', { params: { templateId: draft.id } }),
      );
    expect((await ofVersion()).rehearsal).toBeNull();
    const jobId = await start(works);
    await run(works);
    const newest = { jobId, by: people.admin.name, createdAt: works.clock(), overtaken: false };
    expect((await ofVersion()).rehearsal).toEqual(newest);
    const read = async () =>
      ok('getRehearsal', await works.as(people.health)('getRehearsal', { params: { jobId } }));
    expect(await read()).toMatchObject({ state: 'done', by: people.admin.name, overtaken: false });

    const params = { params: { templateId: draft.id } };
    ok('submitTemplate', await works.as(people.admin)('submitTemplate', { ...params, body: { seen: 1 } }));
    const back = { decision: 'return', reason: 'Sửa mức', seen: 2 };
    ok('decideTemplate', await works.as(people.health)('decideTemplate', { ...params, body: back }));
    expect((await ofVersion()).rehearsal).toEqual(newest);
    works.at(at(addDays(lastDay, 1), '10:00'));
    const body = { template: { ...draft, bands: a.template().bands }, seen: 3 };
    ok('putTemplateDraft', await works.as(people.admin)('putTemplateDraft', { ...params, body }));
    expect((await ofVersion()).rehearsal).toEqual({ ...newest, overtaken: true });
    expect(await read()).toMatchObject({ overtaken: true });
    works.at(at(addDays(lastDay, 32)));
    expect((await ofVersion()).rehearsal).toBeNull();
  });

  it('is for nobody who is bound to zones, and its own to stop', async () => {
    const { works } = await lived(1);
    const params = { params: { jobId: await start(works) } };
    const zoned = { ...people.health, email: 'zoned@demo.test', zones: [zoneId] };
    await works.join(zoned);
    const body = { templateId: draft.id };
    expect(refused(await works.as(zoned)('createRehearsal', { body }))).toBe('403 province-only');
    for (const name of ['getRehearsal', 'getRehearsalTable'] as const)
      expect(refused(await works.as(zoned)(name, params))).toBe('403 province-only');
    const ofZone = await works.as(zoned)('getTemplateVersion', { params: { templateId: draft.id } });
    expect(ok('getTemplateVersion', ofZone).rehearsal).toBeNull();
    for (const name of ['getJob', 'cancelJob'] as const)
      expect(refused(await works.as(people.health)(name, params))).toBe('404 not-found');
    for (const wrong of [6, 61, 7.5, 'x'])
      expect(
        (await works.as(people.health)('createRehearsal', { body: { ...body, days: wrong } })).status,
      ).toBe(422);
    const none = { body: { templateId: 'nobody-has-it' } };
    expect(refused(await works.as(people.health)('createRehearsal', none))).toBe('422 unknown-template');
    const { jobId } = ok('createRehearsal', await works.as(people.health)('createRehearsal', { body }));
    const rehearsal = ok(
      'getRehearsal',
      await works.as(people.health)('getRehearsal', { params: { jobId } }),
    );
    expect([rehearsal.from, rehearsal.to]).toEqual([addDays(lastDay, -59), lastDay]);
  });
});

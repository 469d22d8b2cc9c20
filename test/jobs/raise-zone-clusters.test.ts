import '../support/quiet.ts';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Member } from '../../domain/member.ts';
import { raiseZoneClusters } from '../../functions/jobs/raise-zone-clusters.ts';
import { chained } from '../../functions/stores/site-item.ts';
import { a } from '../support/a.ts';
import { ok, type Service, service } from '../support/call.ts';
import { type Base, freshBase } from '../support/engine.ts';
import { at, file, otherZone, people, settle, zoneId } from '../support/people.ts';
import { queued } from '../support/queued.ts';

const alertId = `zone-cluster.${zoneId}.1`;
const siteOf = (n: number) => `site-${n}`;
const hr = (n: number): Member => ({ ...people.hr, email: `hr-${n}@demo.test`, sites: [siteOf(n)] });

/** Four sites of one zone and one of another, and the stream read up to here. */
const settled = async () => {
  const base = await freshBase();
  const works = service(base, at(addDays(a.day, -5)));
  for (let n = 0; n < 5; n += 1) {
    const site = a.site({ siteId: siteOf(n), zoneId: n < 4 ? zoneId : otherZone });
    await settle(works, { site, hr: hr(n) });
  }
  works.at(at(a.day));
  await works.stream();
  return { base, works };
};

const says = async (works: Service, n: number, said: Parameters<typeof a.checkInRequest>[0] = { f0: 1 }) =>
  ok('putCheckIn', await file(works, a.day, a.checkInRequest(said), { site: siteOf(n), hr: hr(n) }));
const tells = async (works: Service, n: number) =>
  ok(
    'createEventReport',
    await works.as(hr(n))('createEventReport', {
      params: { siteId: siteOf(n) },
      body: { kind: 'f0', count: 1 },
    }),
  );

/** Hands records to the job; nothing may fail. */
const run = async (works: Service, Records: DynamoDBRecord[]) =>
  expect(await works.jobs.raiseZoneClusters({ Records })).toEqual({ batchItemFailures: [] });
const follow = async (works: Service) => run(works, (await works.stream()).Records);

const clusters = async (works: Service) =>
  ok('listAlerts', await works.as(people.health)('listAlerts', { query: { rule: 'zone-cluster' } })).items;
const cluster = async (works: Service, id = alertId) =>
  ok('getAlert', await works.as(people.health)('getAlert', { params: { alertId: id } }));

const partition = async ({ connection: { client, records: TableName } }: Base, pk: string) => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
    }),
  );
  return Items;
};

describe('cases at the sites of a zone', () => {
  it('raise nothing at one site, nor at sites of two zones', async () => {
    const { works } = await settled();
    await says(works, 0);
    await says(works, 1, { f0: 0 });
    await says(works, 4);
    await follow(works);
    expect(await clusters(works)).toEqual([]);
  });

  it('raise one alert at two, and each further site is an occurrence', async () => {
    const { works } = await settled();
    for (const n of [2, 0]) await says(works, n);
    await follow(works);
    expect(await clusters(works)).toMatchObject([
      {
        id: alertId,
        siteId: null,
        zoneId,
        severity: 'critical',
        occurrences: 1,
        sites: ['site-0', 'site-2'],
      },
    ]);
    for (const n of [1, 3]) await says(works, n);
    await follow(works);
    const { timeline, ...alert } = await cluster(works);
    expect(alert).toMatchObject({ occurrences: 3, version: 1, sites: [0, 1, 2, 3].map(siteOf) });
    expect(timeline.map((entry) => [entry.act, entry.sites])).toEqual([
      ['opened', ['site-0', 'site-2']],
      ['occurred', ['site-1']],
      ['occurred', ['site-3']],
    ]);
  });

  it('count from a quick report on, before any check-in says them', async () => {
    const { works } = await settled();
    await tells(works, 0);
    await tells(works, 3);
    await follow(works);
    expect(await clusters(works)).toMatchObject([{ sites: ['site-0', 'site-3'] }]);
  });

  it('arrive at the same alert however the stream is delivered', async () => {
    const { base, works } = await settled();
    for (const n of [0, 1]) await says(works, n);
    await tells(works, 2);
    await says(works, 2, { f0: 0 });
    const { Records } = await works.stream();
    await run(works, Records.toReversed());
    const before = await cluster(works);
    await run(works, Records);
    await run(works, [...Records, ...Records.toReversed()]);
    for (const record of Records) await run(works, [record]);
    expect(await cluster(works)).toEqual(before);
    expect(before).toMatchObject({ occurrences: 2, sites: ['site-0', 'site-1', 'site-2'] });
    expect(await partition(base, `ZONEAUDIT#${zoneId}`)).toHaveLength(1);
  });

  it('raise one alert when ten runs are at it at once', async () => {
    const { base, works } = await settled();
    for (const n of [0, 1, 2]) await says(works, n);
    const { Records } = await works.stream();
    await Promise.all(Array.from({ length: 10 }, () => run(works, Records)));
    expect(await clusters(works)).toMatchObject([{ id: alertId, occurrences: 2 }]);
    const kept = await partition(base, `ZONE#${zoneId}`);
    expect(kept.map(({ sk }) => sk)).toEqual(['EPISODE#zone-cluster', 'ZONE']);
    expect(await partition(base, `TIMELINE#${alertId}`)).toHaveLength(2);
  });

  it('lose no site when a run is overtaken between reading and writing', async () => {
    const { works } = await settled();
    for (const n of [0, 1]) await says(works, n);
    const { Records } = await works.stream();
    const { zoneCases } = works.needs;
    let reads = 0;
    const overtaken = queued(
      raiseZoneClusters({
        ...works.needs,
        zoneCases: {
          inZone: async (...asked) => {
            const sites = await zoneCases.inZone(...asked);
            reads += 1;
            if (reads === 1) {
              await says(works, 2);
              await follow(works);
            }
            return sites;
          },
        },
      }),
    );
    // One record alone: a later one would mend what this one got wrong.
    const one = Records.filter(({ dynamodb }) => dynamodb?.Keys?.['sk']?.S === 'SITE').slice(-1);
    expect(await overtaken({ Records: one })).toEqual({ batchItemFailures: [] });
    expect(reads).toBe(2);
    expect(await cluster(works)).toMatchObject({ occurrences: 2, sites: [0, 1, 2].map(siteOf) });
  });

  it('do not raise it again once it was closed, until another site has cases', async () => {
    const { works } = await settled();
    for (const n of [0, 1]) await says(works, n);
    await follow(works);
    const body = { to: 'closed', note: 'Không liên quan', outcome: 'resolved', seen: 1 };
    ok('transitionAlert', await works.as(people.health)('transitionAlert', { params: { alertId }, body }));
    const tomorrow = addDays(a.day, 2);
    works.at(at(tomorrow));
    await file(works, tomorrow, a.checkInRequest(), { site: siteOf(0), hr: hr(0) });
    await follow(works);
    expect(await cluster(works)).toMatchObject({ state: 'closed', occurrences: 1 });
    await tells(works, 3);
    await follow(works);
    expect((await clusters(works)).map(({ id, state, previous }) => [id, state, previous])).toEqual([
      [`zone-cluster.${zoneId}.2`, 'open', alertId],
      [alertId, 'closed', undefined],
    ]);
  });

  it('leave in the audit of the zone a chain of its own', async () => {
    const { base, works } = await settled();
    for (const n of [0, 1]) await says(works, n);
    await follow(works);
    await says(works, 2);
    await follow(works);
    const links = await partition(base, `ZONEAUDIT#${zoneId}`);
    const deed = { actor: 'system', act: 'zone-judged', about: alertId, at: at(a.day) };
    const first = chained({ zoneId }, 1, '', deed);
    expect(links).toMatchObject([first, chained({ zoneId }, 2, first.hash, deed)]);
  });

  it('are counted in the summary of the zone with the alerts of its sites', async () => {
    const { works } = await settled();
    const of = async () => {
      await works.project();
      const { zones } = ok('getSummary', await works.as(people.leader)('getSummary'));
      return zones.find((zone) => zone.zoneId === zoneId)?.alerts;
    };
    for (const n of [0, 1]) await says(works, n);
    const { Records } = await works.stream();
    await works.jobs.projectSummary({ Records });
    const before = await of();
    await run(works, Records);
    const after = await of();
    expect([after?.open, after?.critical]).toEqual([(before?.open ?? 0) + 1, (before?.critical ?? 0) + 1]);
  });
});

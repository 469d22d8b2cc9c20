import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { routeNames, routes } from '../../domain/contract.ts';
import { dayOf } from '../../domain/day.ts';
import { problemType } from '../../domain/problem.ts';
import { a } from '../support/a.ts';
import { type Door, startDoor } from '../support/door.ts';
import { generatedClient } from '../support/generated-client.ts';
import { eventsOf } from '../support/ics.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-contract-'));
const today = dayOf(new Date().toISOString());
const siteId = 'mau-khach';
const started: { door?: Door; client?: Awaited<ReturnType<typeof generatedClient>>; document?: unknown } = {};

const running = () => {
  const { door, client } = started;
  if (door === undefined || client === undefined) throw new Error('nothing runs');
  return { door, client };
};

beforeAll(async () => {
  started.door = await startDoor({ dataDir, args: ['--empty'] });
  const response = await fetch(`${started.door.origin}/api/openapi.json`);
  started.document = await response.json();
  started.client = await generatedClient(started.document);
});

afterAll(async () => {
  await started.door?.stop();
  started.client?.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The client in the name of a member from now on. */
const as = async (name: string) => {
  const { door, client } = running();
  client.use(door.origin, await door.token(`${name}@demo.test`));
  return client;
};

describe('the document at the door', () => {
  it('is OpenAPI 3.1 to a validator that knows nothing of us', async () => {
    const validator = new Validator();
    expect(await validator.validate(z.record(z.string(), z.unknown()).parse(started.document))).toEqual({
      valid: true,
    });
    expect(validator.version).toBe('3.1');
  });

  it('is a client with an operation for every route and no other, whose types are right', () => {
    const { client } = running();
    expect(client.operations().toSorted()).toEqual(routeNames.toSorted());
    expect(client.typeErrors()).toBe('');
  });
});

describe('the generated client', () => {
  it('registers a site, has its plan approved, reports an F0, and reads what became of it', async () => {
    const admin = await as('admin');
    const { items: zones } = await admin.done('listZones', 200);
    const zoneId = zones[0]?.id ?? '';
    const site = { ...a.site({ siteId, zoneId }), name: 'Cơ sở Mẫu' };
    await admin.done('createSite', 201, site);
    const member = { name: 'Đầu mối Mẫu', role: 'employer', sites: [siteId], zones: [], active: true };
    await admin.done('putMember', 200, 'hr@demo.test', member);
    const hr = await as('hr');
    const fields = a.planFields({ effectiveFrom: today, lastDrillOn: today });
    const { plan } = await hr.done('putPlanDraft', 200, siteId, fields);
    await hr.done('submitPlan', 200, siteId, String(plan.version));
    const health = await as('health');
    const decision = { decision: 'approve', reason: 'Đã hỏi cơ sở' };
    await health.done('decidePlan', 200, siteId, String(plan.version), decision);

    await as('hr');
    const key = randomUUID();
    const body = a.checkInRequest({ f0: 1 });
    const filed = await hr.done('putCheckIn', 201, siteId, today, key, body);
    expect(filed.checkIn).toMatchObject({ siteId, day: today, revision: 1 });
    // The same key again: the same answer.
    expect(await hr.done('putCheckIn', 201, siteId, today, key, body)).toEqual(filed);
    const [alert] = filed.alerts.filter(({ rule }) => rule === 'case-reported');
    expect(eventsOf(await hr.done('getDueDates', 200, siteId, { lang: 'en' })).length).toBeGreaterThan(5);
    expect(await hr.call('getSite', 'another')).toMatchObject({
      ...{ status: 404, data: { type: problemType('not-found'), status: 404 } },
    });

    await as('health');
    expect(await health.done('getAlert', 200, alert?.id)).toMatchObject({ siteId, severity: 'critical' });
    await expect.poll(async () => (await health.done('getSummary', 200)).flows.f0).toBe(1);
    const { features } = await health.done('getZonesGeojson', 200);
    expect(features.find(({ id }) => id === zoneId)?.properties.sites).toBe(1);
    expect((await health.call('getDhis2', { day: today })).status).toBe(404);
    expect(routes.getZonesGeojson.gives).toBe('application/geo+json');
  });
});

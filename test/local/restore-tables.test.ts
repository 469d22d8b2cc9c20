import '../support/quiet.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addDays } from '../../domain/day.ts';
import { auditChains } from '../../functions/local/audit-chains.ts';
import { engineClient } from '../../functions/local/create-tables.ts';
import { fillDemo } from '../../functions/local/drill-demo.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { differences, partitionsOf } from '../../functions/local/partition-hashes.ts';
import { restoreTables } from '../../functions/local/restore-tables.ts';
import {
  exportedItems,
  exportTable,
  importItems,
  itemsOf,
  type Stored,
} from '../../functions/local/table-copy.ts';
import { projectionKey, recordKey, tables } from '../../functions/stores/table.ts';
import { a } from '../support/a.ts';
import { due, ok, service } from '../support/call.ts';
import { sharedBase } from '../support/engine.ts';
import { full } from '../support/full.ts';
import { at, file, settle, siteId, zoneId } from '../support/people.ts';
import { scratch } from './scratch.ts';

const records = tables.records.localName;
const now = at(a.day);

/** A site with reports of two days and their alerts, projected along the stream. */
const base = sharedBase();
beforeAll(async () => {
  const yesterday = addDays(a.day, -1);
  const works = service(base(), at(addDays(yesterday, -1)));
  await settle(works);
  for (const day of [yesterday, a.day]) {
    works.at(at(day, '00:00'));
    await works.jobs.openDay(due(at(day, '00:00')));
    works.at(at(day));
    ok('putCheckIn', await file(works, day, a.checkInRequest({ f0: 1 })));
  }
  await works.project();
});

const clientOf = () => {
  const client = engineClient(base().endpoint);
  onTestFinished(() => client.destroy());
  return client;
};

const allOf = async (table: string): Promise<Stored[]> => {
  const items: Stored[] = [];
  for await (const page of itemsOf(clientOf(), table)) items.push(...page);
  return items;
};

const pkOf = (item: Stored | undefined) => item?.['pk']?.S ?? '';
const isOf = (key: { pk: string }) => (item: Stored) => pkOf(item).startsWith(key.pk);

const quietly = () => ({ folder: scratch(), tell: () => {} });

describe('a restore', () => {
  it('brings all back but what was left out; it names that, and every figure that is other without it', async () => {
    const last = recordKey.revision(siteId, a.day, 1);
    const spoil = (all: Stored[]) =>
      all.filter((item) => pkOf(item) !== last.pk || item['sk']?.S !== last.sk);
    const { items, faults } = await restoreTables({ ...quietly(), endpoint: base().endpoint, now, spoil });
    const [count, ...rest] = faults.map((line) => line.replaceAll(/: \d.*/g, ''));
    expect(count).toBe(`${items + 1} items exported, ${items} there`);
    expect(rest).toEqual([
      `records ${last.pk}`,
      `projections ${projectionKey.rosterRow(a.day, zoneId, siteId).pk}`,
      `projections ${projectionKey.zoneDay(a.day, zoneId).pk}`,
    ]);
  });

  it.runIf(full)('brings a whole demo back', async () => {
    const { endpoint, stop } = await startEngine();
    onTestFinished(stop);
    const demo = { endpoint, now: '2026-05-20T05:00:00.000Z' };
    await fillDemo({ ...demo, sites: 8, progress: () => {} });
    const { items, partitions, faults } = await restoreTables({ ...quietly(), ...demo });
    expect(faults).toEqual([]);
    expect(items).toBeGreaterThan(1000);
    expect(partitions).toBeGreaterThan(100);
  });
});

/** One attribute of every type that the wire has, in a version that no release of ours knows. */
const strange: Stored = {
  ...{ pk: { S: 'STRANGE#1' }, sk: { S: 'Ẩ' }, v: { N: '99' } },
  ...{ number: { N: '0.1' }, nothing: { NULL: true }, truth: { BOOL: false } },
  ...{ list: { L: [{ S: '' }] }, map: { M: { deep: { N: '-1' } } }, set: { SS: ['a', 'b'] } },
};

describe('an export', () => {
  it('has the form of AWS, names a file that was touched, and comes back as it was', async () => {
    const folder = scratch();
    const client = clientOf();
    await importItems(client, records, [strange]);
    const { items, files } = await exportTable(client, records, folder);
    expect(files).toBe(1);
    const [manifest = ''] = readFileSync(join(folder, 'manifest-files.json'), 'utf8').split('\n');
    const { dataFileS3Key, itemCount } = JSON.parse(manifest);
    expect(itemCount).toBe(items);
    const lines = gunzipSync(readFileSync(join(folder, dataFileS3Key)))
      .toString()
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(items);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({ Item: strange });

    const before = await partitionsOf(exportedItems(folder));
    await importItems(client, records, [...exportedItems(folder)].flat());
    expect(differences(before, await partitionsOf(itemsOf(client, records)))).toEqual([]);

    writeFileSync(join(folder, dataFileS3Key), gzipSync(`${lines.slice(1).join('\n')}\n`));
    expect(() => [...exportedItems(folder)]).toThrow(`${dataFileS3Key} is not what the manifest says`);
  });
});

describe('the comparison of two tables', () => {
  const item = (pk: string, sk: string, n = '1'): Stored => ({ n: { N: n }, sk: { S: sk }, pk: { S: pk } });
  const [a, b] = [item('A', '1'), item('B', '1')];

  it('knows nothing of the order of items and attributes', async () => {
    const { pk, sk, n } = { pk: { S: 'A' }, sk: { S: '1' }, n: { N: '1' } };
    const before = await partitionsOf([[a, item('A', '2')], [b]]);
    expect(differences(before, await partitionsOf([[b, item('A', '2'), { pk, sk, n }]]))).toEqual([]);
  });

  it('names every partition with an item that is lost, other, or new', async () => {
    const before = await partitionsOf([[a, item('A', '2'), b]]);
    const after = await partitionsOf([[a, item('B', '1', '2'), item('C', '1')]]);
    expect(differences(before, after).map((line) => line.replaceAll(/ [0-9a-f]{12}/g, ''))).toEqual([
      'A: 2 items, now 1',
      'B: 1 items, now 1',
      'C: 0 items –, now 1',
    ]);
  });
});

describe('the audit chains of a table', () => {
  it('are whole as they were written; a changed, lost or added link breaks the one that it is of', async () => {
    const items = await allOf(records);
    const { chains, links, broken } = auditChains([items]);
    expect({ some: chains > 0 && links > chains, broken }).toEqual({ some: true, broken: [] });

    const isLink = isOf(recordKey.audit('', 1));
    const place = items.findIndex(isLink);
    const last = items.findLastIndex(isLink);
    const pk = pkOf(items[place]);
    const changed = items.with(place, { ...items[place], actor: { S: 'someone-else' } });
    const added = [...items, { ...items[last], sk: { S: '999999' }, seq: { N: '999999' } }];
    for (const spoilt of [changed, items.toSpliced(place, 1), items.toSpliced(last, 1), added])
      expect(auditChains([spoilt]).broken).toEqual([pk]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { engineClient } from '../../functions/local/create-tables.ts';
import { importItems, type Stored } from '../../functions/local/table-copy.ts';
import { present, upcast } from '../../functions/stores/item-version.ts';
import { tables } from '../../functions/stores/table.ts';
import { sharedBase } from '../support/engine.ts';
import { kindOf, kinds } from './kinds.ts';
import { type Reader, readers } from './readers.ts';
import { isLink, linkIn, shapes } from './shapes.ts';

const base = sharedBase();
const TableName = tables.records.localName;
const Key = z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const Item = z.looseObject({ ...Key.shape, v: z.object({ N: z.string() }) });
const Items = z.array(z.custom<Stored & z.infer<typeof Item>>((value) => Item.safeParse(value).success));

const golden = Items.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'golden-items.json'), 'utf8')),
).map((item) => {
  const [pk, sk] = [item.pk.S, item.sk.S];
  return { kind: kindOf({ pk, sk }) ?? '', version: item.v.N, pk, sk, item };
});

const withClient = () => {
  const client = engineClient(base().endpoint);
  onTestFinished(() => client.destroy());
  return client;
};

beforeAll(async () => {
  const client = engineClient(base().endpoint);
  await importItems(
    client,
    TableName,
    golden.map(({ item }) => item),
  );
  client.destroy();
});

const itemAt = async (key: { pk: string; sk: string }) =>
  (await base().connection.client.send(new GetCommand({ TableName, Key: key }))).Item;

const read = new Map<string, Reader>(Object.entries(readers));
const promised = new Map(Object.entries(shapes));
const handedOut = golden.filter(({ kind }) => !promised.has(kind));
const keptOnly = golden.filter(({ kind }) => promised.has(kind));

describe('items as older releases wrote them', () => {
  it.each(handedOut)(
    '$kind of version $version is read through its store, which tells something else without it',
    async ({ kind, pk, sk, item }) => {
      const client = withClient();
      const place = { of: pk.slice(pk.indexOf('#') + 1), sk, parts: sk.split('#') };
      const reading = () => read.get(kind)?.(base().connection, place);
      const found = await reading();
      expect(found).toBeDefined();
      await client.send(new DeleteItemCommand({ TableName, Key: { pk: item.pk, sk: item.sk } }));
      const without = await reading()?.catch(() => undefined);
      await client.send(new PutItemCommand({ TableName, Item: item }));
      expect(found).not.toEqual(without);
    },
  );

  it.each(keptOnly)(
    '$kind of version $version has the shape that its writer promised: no store hands it out',
    async ({ kind, pk, sk }) => {
      expect(promised.get(kind)?.safeParse(await itemAt({ pk, sk }))).toMatchObject({ success: true });
    },
  );

  it.each(golden.filter(({ kind }) => isLink(kind)))(
    '$kind of version $version is what its hash covers, also after the steps',
    async ({ kind, pk, sk }) => {
      const { hash, expected } = linkIn(kind, await itemAt({ pk, sk }));
      expect(hash).toBe(expected);
    },
  );

  it('are of every kind, in the present version', () => {
    const here = golden.filter(({ item }) => item.v.N === String(present.written)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => !here.includes(kind))).toEqual([]);
  });

  it('are what the steps make of them also when these run twice', () => {
    for (const { item } of golden) {
      const { v: _, ...once } = upcast({ ...item, v: Number(item.v.N) });
      expect(upcast({ ...once, v: Number(item.v.N) })).toEqual(once);
    }
  });
});

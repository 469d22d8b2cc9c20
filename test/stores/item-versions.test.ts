import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Member } from '../../domain/member.ts';
import { engineClient } from '../../functions/local/create-tables.ts';
import { type Connection, connectBy } from '../../functions/stores/connection.ts';
import {
  present,
  presentRecord,
  type Step,
  upcast,
  type Versions,
} from '../../functions/stores/item-version.ts';
import { memberStore } from '../../functions/stores/members.ts';
import { attribute, listIndex, listKey, recordKey, tables } from '../../functions/stores/table.ts';
import { commit, LostRace } from '../../functions/stores/transaction.ts';
import { sharedBase } from '../support/engine.ts';
import { streamOf } from '../support/stream-of.ts';

const base = sharedBase();
const TableName = tables.records.localName;
const names = { RECORDS_TABLE: TableName, PROJECTIONS_TABLE: tables.projections.localName };

/** The first release, as far as members go: a member lay under another name, and nobody was ever put out. */
const first: Versions = { written: 1, known: 1, steps: [] };
const toMember: Step = ({ person, ...item }) => (person === undefined ? item : { ...item, member: person });
const toActive: Step = ({ member, ...item }) =>
  typeof member === 'object' ? { ...item, member: { active: true, ...member } } : item;
/** The release before the change bears what comes, and writes as ever. */
const between: Versions = { written: 1, known: 3, steps: [] };
/** A release after two changes. */
const third: Versions = { written: 3, known: 3, steps: [toMember, toActive] };

const release = (versions: Versions): Connection => {
  const connection = connectBy(engineClient(base().endpoint), names, versions);
  onTestFinished(() => connection.client.destroy());
  return connection;
};

const old = { email: 'nguoi-cu@demo.test', name: 'Người Cũ', role: 'admin', sites: [], zones: [] };
const member: Member = { ...old, role: 'admin', active: true };
const oldItem = (subject: string) => ({
  ...recordKey.member(subject),
  gsi1pk: `${listKey.members}-${subject}`,
  gsi1sk: old.email,
  person: old,
});

/** The item as the table has it, with whatever no store sees. */
const stored = async (Key: { pk: string; sk: string }, table: string = TableName) => {
  const client: DynamoDBClient = engineClient(base().endpoint);
  const { Item } = await client.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: Key.pk }, sk: { S: Key.sk } } }),
  );
  client.destroy();
  return Item;
};
const versionOf = async (Key: { pk: string; sk: string }) => (await stored(Key))?.['v']?.N;
const key = (name: string) => ({ pk: `TRIED#${name}`, sk: 'X' });

describe('an item of the records', () => {
  it('is stamped however it is put', async () => {
    const { client } = release(present);
    await client.send(new PutCommand({ TableName, Item: key('put') }));
    await commit(release(present), [{ Put: { TableName, Item: key('transacted') } }]);
    const puts = [{ PutRequest: { Item: key('batched') } }];
    await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
    for (const name of ['put', 'transacted', 'batched'])
      expect(await versionOf(key(name)), name).toBe(String(present.written));
  });

  it('is stamped with the first version where an update makes it, and keeps its own where one changes it', async () => {
    const { client } = release(third);
    for (const [name, UpdateExpression] of [
      ['added', 'ADD n :one'],
      ['set', 'SET n = :one'],
      ['both', 'ADD n :one SET m = :one'],
    ] as const) {
      const ExpressionAttributeValues = { ':one': 1 };
      const update = { TableName, Key: key(name), UpdateExpression, ExpressionAttributeValues };
      await client.send(new UpdateCommand(update));
      expect(await versionOf(key(name)), name).toBe('1');
      await client.send(new PutCommand({ TableName, Item: key(name) }));
      await commit(release(third), [{ Update: update }]);
      expect(await stored(key(name)), name).toMatchObject({ v: { N: '3' }, n: { N: '1' } });
    }
  });

  it('has none in the projections, which are rebuilt', async () => {
    const { client, projections } = release(third);
    await client.send(new PutCommand({ TableName: projections, Item: key('row') }));
    expect(await stored(key('row'), projections)).toEqual({ pk: { S: 'TRIED#row' }, sk: { S: 'X' } });
    const { Item } = await client.send(new GetCommand({ TableName: projections, Key: key('row') }));
    expect(Item).toEqual(key('row'));
  });

  it('is read by a release two versions later, whichever way it is read', async () => {
    const Item = oldItem('old');
    await release(first).client.send(new PutCommand({ TableName, Item }));
    const connection = release(third);
    const { client } = connection;
    const Key = recordKey.member('old');
    const { person: _, ...rest } = Item;
    const now = { ...rest, member };
    const list = {
      ...{ TableName, IndexName: listIndex, KeyConditionExpression: '#pk = :pk' },
      ExpressionAttributeNames: { '#pk': attribute.listPk },
      ExpressionAttributeValues: { ':pk': Item.gsi1pk },
    };
    const query = {
      ...{ TableName, KeyConditionExpression: 'pk = :pk' },
      ExpressionAttributeValues: { ':pk': Key.pk },
    };
    const batch = await client.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }));
    const transaction = await client.send(
      new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key } }] }),
    );
    const scan = { TableName, FilterExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': Key.pk } };
    expect({
      got: (await client.send(new GetCommand({ TableName, Key }))).Item,
      queried: (await client.send(new QueryCommand(query))).Items,
      listed: (await client.send(new QueryCommand(list))).Items,
      scanned: (await client.send(new ScanCommand(scan))).Items,
      batched: batch.Responses?.[TableName],
      transacted: transaction.Responses,
    }).toEqual({
      got: now,
      queried: [now],
      listed: [now],
      scanned: [now],
      batched: [now],
      transacted: [{ Item: now }],
    });
    expect(await memberStore(connection).bySubject('old')).toEqual(member);
  });

  it('is read in part by the same steps, and its version goes with every part', async () => {
    const { client } = release(third);
    await client.send(new PutCommand({ TableName, Item: { ...key('part'), member, n: 1 } }));
    const get = { TableName, Key: key('part'), ProjectionExpression: 'n' };
    expect((await client.send(new GetCommand(get))).Item).toEqual({ n: 1 });
    const { Responses } = await release(first).client.send(
      new BatchGetCommand({ RequestItems: { [names.PROJECTIONS_TABLE]: { Keys: [key('part')] } } }),
    );
    expect(Responses).toEqual({ [names.PROJECTIONS_TABLE]: [] });
    // An old release learns of the version from any part.
    await expect(release(first).client.send(new GetCommand(get))).rejects.toThrow('an item has version 3');
  });

  it('is of version 1 without a version', async () => {
    const raw = engineClient(base().endpoint);
    const { pk, sk } = recordKey.member('bare');
    const person = { M: { name: { S: 'Người Cũ' } } };
    await raw.send(new PutItemCommand({ TableName, Item: { pk: { S: pk }, sk: { S: sk }, person } }));
    raw.destroy();
    const { Item } = await release(third).client.send(new GetCommand({ TableName, Key: { pk, sk } }));
    expect(Item).toEqual({ pk, sk, member: { active: true, name: 'Người Cũ' } });
  });

  it('comes along the stream in the shape of the release that reads it', async () => {
    const stream = streamOf(base().endpoint);
    await stream();
    await release(first).client.send(new PutCommand({ TableName, Item: oldItem('streamed') }));
    await release(third).client.send(
      new PutCommand({
        TableName,
        Item: { ...recordKey.member('streamed'), member, n: 1.5, none: null, all: [true] },
      }),
    );
    const [made, changed] = (await stream()).Records.map((record) => presentRecord(record, third));
    const member3 = { M: expect.objectContaining({ active: { BOOL: true }, name: { S: old.name } }) };
    expect(made?.dynamodb?.NewImage).toEqual({
      ...{ pk: { S: 'MEMBER#streamed' }, sk: { S: 'MEMBER' }, member: member3 },
      ...{ gsi1pk: { S: `${listKey.members}-streamed` }, gsi1sk: { S: old.email } },
    });
    expect(changed?.dynamodb?.OldImage).toEqual(made?.dynamodb?.NewImage);
    expect(changed?.dynamodb?.NewImage).toEqual({
      ...{ pk: { S: 'MEMBER#streamed' }, sk: { S: 'MEMBER' }, member: member3 },
      ...{ n: { N: '1.5' }, none: { NULL: true }, all: { L: [{ BOOL: true }] } },
    });
    expect(() => presentRecord(changed ?? {}, third)).not.toThrow();
  });
});

describe('an item that is newer than the release', () => {
  const newer = async (name: string) => {
    const item = { ...key(name), gsi1pk: `TRIED-${name}`, gsi1sk: 'x', member };
    await release(third).client.send(new PutCommand({ TableName, Item: item }));
  };

  it('is refused aloud, also along the stream', async () => {
    const stream = streamOf(base().endpoint);
    await stream();
    await newer('loud');
    const { client } = release(first);
    const list = {
      ...{ TableName, IndexName: listIndex, KeyConditionExpression: 'gsi1pk = :pk' },
      ExpressionAttributeValues: { ':pk': 'TRIED-loud' },
    };
    const NewerItem = expect.objectContaining({ name: 'NewerItem' });
    await expect(client.send(new GetCommand({ TableName, Key: key('loud') }))).rejects.toEqual(NewerItem);
    await expect(client.send(new QueryCommand(list))).rejects.toEqual(NewerItem);
    const [record] = (await stream()).Records;
    expect(() => presentRecord(record ?? {}, first)).toThrow(NewerItem);
  });

  it('is not written over, even unread', async () => {
    await newer('kept');
    const before = await stored(key('kept'));
    const connection = release(first);
    const { client } = connection;
    const Put = { TableName, Item: key('kept') };
    const Update = {
      ...{ TableName, Key: key('kept'), UpdateExpression: 'SET n = :one' },
      ExpressionAttributeValues: { ':one': 1 },
    };
    const lost = expect.objectContaining({ name: 'ConditionalCheckFailedException' });
    await expect(client.send(new PutCommand(Put))).rejects.toEqual(lost);
    await expect(client.send(new UpdateCommand(Update))).rejects.toEqual(lost);
    await expect(
      client.send(
        new PutCommand({ ...Put, ConditionExpression: 'attribute_exists(pk) OR attribute_exists(n)' }),
      ),
    ).rejects.toEqual(lost);
    await expect(commit(connection, [{ Put }])).rejects.toBeInstanceOf(LostRace);
    await expect(commit(connection, [{ Update }])).rejects.toBeInstanceOf(LostRace);
    expect(await stored(key('kept'))).toEqual(before);
  });

  it('is borne by the release before the change, which runs beside the one that writes it', async () => {
    await newer('rolling');
    const { client } = release(between);
    const { Item } = await client.send(new GetCommand({ TableName, Key: key('rolling') }));
    expect(Item).toEqual({ ...key('rolling'), gsi1pk: 'TRIED-rolling', gsi1sk: 'x', member });
    // What it writes of it has the older version; the steps leave alone what is there already.
    await client.send(new PutCommand({ TableName, Item: { ...Item } }));
    expect(await versionOf(key('rolling'))).toBe('1');
    const again = await release(third).client.send(new GetCommand({ TableName, Key: key('rolling') }));
    expect(again.Item).toEqual(Item);
  });

  it('is one whose version is no number at all', () => {
    for (const v of ['2', 0, 1.5, null]) expect(() => upcast({ v }, third)).toThrow('no version of ours');
  });
});

describe('the versions of this release', () => {
  it('have a step for each that is behind, and run ahead by one at most', () => {
    expect(present.steps).toHaveLength(present.written - 1);
    expect([present.written, present.written + 1]).toContain(present.known);
  });
});

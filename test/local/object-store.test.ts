import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { becomeLambda } from '../../functions/local/lambda-environment.ts';
import { startObjectStore } from '../../functions/local/object-store.ts';
import { connectFiles, fileStore } from '../../functions/stores/files.ts';
import { scratch } from './scratch.ts';

const bucket = 'san-sang-snapshots';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

/** The real S3 client before the store of a folder. */
const aStore = async (dataDir = scratch()) => {
  const clock = { now: new Date() };
  const store = await startObjectStore(dataDir, () => clock.now);
  onTestFinished(store.stop);
  becomeLambda('http://127.0.0.1:1');
  process.env['AWS_ENDPOINT_URL_S3'] = store.endpoint;
  const client = connectFiles();
  onTestFinished(() => client.destroy());
  return { files: fileStore({ client, bucket }), client, clock, dataDir, endpoint: store.endpoint };
};

describe('files', () => {
  it('come back as they were put, and null where there is none', async () => {
    const { files } = await aStore();
    const bytes = new Uint8Array(randomBytes(300_000));
    await files.put('snapshots/2021-06-15/sites.json', bytes, 'application/json');
    expect(await files.get('snapshots/2021-06-15/sites.json')).toEqual(bytes);
    expect(await files.get('snapshots/2021-06-16/sites.json')).toBeNull();
    await files.put('snapshots/2021-06-15/empty.json', new Uint8Array(), 'application/json');
    expect(await files.get('snapshots/2021-06-15/empty.json')).toEqual(new Uint8Array());
  });

  it('that must be new are written once: the first stays, whoever comes after, also at once', async () => {
    const { files } = await aStore();
    const key = 'snapshots/2021-06-15/snapshot.json';
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) => files.putNew(key, bytesOf(`${n}`), 'application/json')),
    );
    expect(all.filter((one) => one === 'written')).toHaveLength(1);
    const first = textOf(await files.get(key));
    expect(first).toBe(String(all.indexOf('written')));
    expect(await files.putNew(key, bytesOf('later'), 'application/json')).toBe('there');
    expect(textOf(await files.get(key))).toBe(first);
  });

  it('that are replaced stay beside the new one, and nothing is half there', async () => {
    const { files, dataDir } = await aStore();
    for (const text of ['one', 'two', 'three'])
      await files.put('briefs/2021-06-15/a.txt', bytesOf(text), 'text/plain');
    const folder = join(dataDir, 'objects', bucket, 'briefs', '2021-06-15');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('three');
    expect(readFileSync(join(folder, '.a.txt.1'), 'utf8')).toBe('one');
    expect(readFileSync(join(folder, '.a.txt.2'), 'utf8')).toBe('two');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('of many megabytes go up as they are made, in parts, and come back whole', async () => {
    const { files, dataDir } = await aStore();
    const chunks = Array.from({ length: 40 }, () => new Uint8Array(randomBytes(300_000)));
    await files.upload('exports/job/a.csv', Readable.from(chunks), 'text/csv');
    const found = await files.get('exports/job/a.csv');
    expect(Buffer.concat(chunks).equals(found ?? new Uint8Array())).toBe(true);
    expect(readdirSync(join(dataDir, 'objects', '.uploads'))).toEqual([]);
  });

  it('whose making fails half-way leave nothing', async () => {
    const { files, dataDir } = await aStore();
    const failing = async function* () {
      for (let n = 0; n < 40; n += 1) yield new Uint8Array(randomBytes(300_000));
      throw new Error('the table went away');
    };
    await expect(files.upload('exports/job/b.csv', failing(), 'text/csv')).rejects.toThrow(
      'the table went away',
    );
    expect(await files.get('exports/job/b.csv')).toBeNull();
    expect(readdirSync(join(dataDir, 'objects', '.uploads'))).toEqual([]);
  });

  it('sent in chunks with a trailer, as streams are, are taken apart', async () => {
    const { files, client } = await aStore();
    const bytes = randomBytes(200_000);
    const Body = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)], { objectMode: false });
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: 'a/b.bin', Body, ContentLength: bytes.length }),
    );
    expect(await files.get('a/b.bin')).toEqual(new Uint8Array(bytes));
  });

  it('are there after a restart', async () => {
    const { files, dataDir } = await aStore();
    await files.put('a/b.txt', bytesOf('still here'), 'text/plain');
    expect(textOf(await (await aStore(dataDir)).files.get('a/b.txt'))).toBe('still here');
  });
});

describe('a link', () => {
  it('gives the file under its name until it expires', async () => {
    const { files, clock } = await aStore();
    await files.put('exports/job/a.csv', bytesOf('ngày;F0'), 'text/csv');
    const link = await files.link('exports/job/a.csv', { name: 'bao-cao.csv', seconds: 300 });
    const taken = await fetch(link);
    expect(await taken.text()).toBe('ngày;F0');
    expect(taken.headers.get('content-disposition')).toBe('attachment; filename="bao-cao.csv"');
    expect(taken.headers.get('content-type')).toBe('text/csv');
    const signed = new URL(link).searchParams.get('X-Amz-Date') ?? '';
    const from = Date.parse(signed.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
    clock.now = new Date(from + 299_999);
    expect((await fetch(link)).status).toBe(200);
    clock.now = new Date(from + 300_000);
    expect((await fetch(link)).status).toBe(403);
    expect((await fetch(link, { method: 'PUT', body: 'x' })).status).toBe(403);
  });
});

describe('object storage', () => {
  it('answers nobody without a signature, and writes nothing outside its folder', async () => {
    const { endpoint, dataDir } = await aStore();
    const authorization = 'AWS4-HMAC-SHA256 Credential=local';
    expect((await fetch(`${endpoint}/${bucket}/a.txt`)).status).toBe(403);
    for (const path of [
      '/..%2f..%2fout.txt',
      `/${bucket}/.a.txt.1`,
      `/${bucket}`,
      `/${bucket}/a//b`,
      '/.uploads/x',
    ])
      expect(
        (await fetch(`${endpoint}${path}`, { method: 'PUT', body: 'x', headers: { authorization } })).status,
      ).toBe(400);
    expect(
      (await fetch(`${endpoint}/${bucket}/a.txt`, { method: 'DELETE', headers: { authorization } })).status,
    ).toBe(403);
    expect(existsSync(join(dataDir, 'objects'))).toBe(false);
  });

  it('refuses bytes that are not those that were sent', async () => {
    const { files, endpoint } = await aStore();
    const headers = { authorization: 'AWS4-HMAC-SHA256 x', 'x-amz-checksum-crc32': 'AAAAAA==' };
    expect((await fetch(`${endpoint}/${bucket}/a.txt`, { method: 'PUT', body: 'x', headers })).status).toBe(
      400,
    );
    expect(await files.get('a.txt')).toBeNull();
  });
});

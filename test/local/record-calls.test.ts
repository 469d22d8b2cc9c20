import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { callAs } from '../../functions/local/calling.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { recordCalls } from '../../functions/local/record-calls.ts';
import { buckets, tables } from '../../functions/stores/table.ts';
import { scratch } from './scratch.ts';

/** Answers every request with its body, and 404 below `/gone`. */
const service = async () => {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    response.writeHead(incoming.url?.includes('/gone') ? 404 : 200).end(Buffer.concat(chunks));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}`;
};

type Said = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

const ask = (endpoint: string, { method = 'POST', path = '/', headers = {}, body = '' }: Said = {}) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    request(`${endpoint}${path}`, { method, headers }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += String(chunk);
      resolve({ status: answer.statusCode, text });
    })
      .on('error', reject)
      .end(body);
  });

const recording = async () => {
  const folder = scratch();
  const env = {
    AWS_ENDPOINT_URL_DYNAMODB: await service(),
    AWS_ENDPOINT_URL_S3: await service(),
    AWS_REGION: 'ap-southeast-1',
  };
  const before = { ...env };
  const { stop } = await recordCalls(folder, env);
  onTestFinished(stop);
  const noted = () =>
    readdirSync(folder).flatMap((name) =>
      readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean),
    );
  return { env, before, noted };
};

const get = {
  headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' },
  body: JSON.stringify({ TableName: tables.records.localName }),
};
const file = `/${buckets.files.localName}/exports/1/gone.csv`;

describe('a door that records', () => {
  it('passes on what functions say and hear, and notes once what each of them needs', async () => {
    const { env, before, noted } = await recording();
    const heard = await callAs('getMe', () => ask(env.AWS_ENDPOINT_URL_DYNAMODB, get));
    await callAs('getMe', () => ask(env.AWS_ENDPOINT_URL_DYNAMODB, get));
    await ask(env.AWS_ENDPOINT_URL_DYNAMODB, get);
    expect(heard).toEqual({ status: 200, text: get.body });
    expect(env.AWS_ENDPOINT_URL_DYNAMODB).not.toBe(before.AWS_ENDPOINT_URL_DYNAMODB);
    expect(noted()).toEqual(['{"function":"getMe","action":"dynamodb:GetItem","resource":"records"}']);
  });

  it('counts a link for the function that answered with it', async () => {
    const { env, noted } = await recording();
    const link = `${file}?X-Amz-Signature=${'0a'.repeat(32)}`;
    await callAs('getJob', () => ({ body: `{"link":"${env.AWS_ENDPOINT_URL_S3}${link}"}` }));
    await ask(env.AWS_ENDPOINT_URL_S3, { method: 'GET', path: link });
    await ask(env.AWS_ENDPOINT_URL_S3, { method: 'GET', path: `${file}?X-Amz-Signature=${'0b'.repeat(32)}` });
    expect(noted()).toEqual([
      '{"function":"getJob","action":"s3:GetObject","resource":"files/exports"}',
      '{"function":"getJob","action":"s3:ListBucket","resource":"files"}',
    ]);
  });

  it('tells of calls of which nobody knows the rights', async () => {
    const { env, noted } = await recording();
    const other = { headers: { 'x-amz-target': 'Other.Do' }, body: '{}' };
    await callAs('getMe', () => ask(env.AWS_ENDPOINT_URL_DYNAMODB, other));
    expect(noted().join()).toContain('"action":"unknown"');
  });
});

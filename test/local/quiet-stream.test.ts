import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { describe, expect, it, onTestFinished } from 'vitest';
import { kebab } from '../../domain/contract.ts';
import { type JobName, queueJobs } from '../../domain/job.ts';
import { bundlePack } from '../../functions/local/bundle-pack.ts';
import { callEngine } from '../../functions/local/call-engine.ts';
import { createTables } from '../../functions/local/create-tables.ts';
import { startEngine } from '../../functions/local/engine.ts';
import { packFolder, projectRoot } from '../../functions/local/pack-folder.ts';
import { quietly } from '../../functions/local/quiet-stream.ts';
import { runJobs } from '../../functions/local/run-jobs.ts';
import { tables } from '../../functions/stores/table.ts';
import { withQueues } from './with-queues.ts';

/** A job that notes the keys that it was given. */
const noting = (file: string) => `
  import { appendFileSync } from 'node:fs';
  export const handler = async ({ Records }) => {
    for (const { body } of Records) appendFileSync(${JSON.stringify(file)}, JSON.parse(body).dynamodb.Keys.pk.S + ' ');
    return { batchItemFailures: [] };
  };
`;
const idle = 'export const handler = async () => ({ batchItemFailures: [] });';

/** The real job that reads the stream. */
const relay = esbuild({
  entryPoints: [join(projectRoot, 'functions/jobs/relay-records.ts')],
  ...{ bundle: true, write: false, format: 'esm', platform: 'node', mainFields: ['module', 'main'] },
  plugins: [bundlePack(packFolder())],
}).then(({ outputFiles: [made] }) => made?.text ?? '');

const bundleOf = (folder: string, job: JobName, code: string) => {
  const bundle = join(folder, 'dist', 'functions', 'jobs', kebab(job));
  mkdirSync(bundle, { recursive: true });
  writeFileSync(join(bundle, 'index.mjs'), code);
};

const place = async () => {
  const { folder, file: queues } = await withQueues();
  const noted = join(folder, 'noted');
  for (const job of queueJobs) bundleOf(folder, job, idle);
  bundleOf(folder, 'projectSummary', noting(noted));
  bundleOf(folder, 'relayRecords', await relay);
  const engine = await startEngine();
  onTestFinished(engine.stop);
  const { endpoint } = engine;
  await createTables(endpoint);
  const TableName = tables.records.localName;
  return {
    where: { endpoint, queues, dataDir: folder, dist: join(folder, 'dist') },
    put: (pk: string) =>
      callEngine(endpoint, 'DynamoDB_20120810.PutItem', {
        TableName,
        Item: { pk: { S: pk }, sk: { S: '-' } },
      }),
    stream: () => callEngine(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName }),
    noted: () => (existsSync(noted) ? readFileSync(noted, 'utf8') : ''),
  };
};

describe('work with the stream off', () => {
  it('is not handed to the jobs; what came before it and after it is, once', async () => {
    const { where, put, noted } = await place();
    await put('SITE#before');
    await quietly(where)(async () => {
      expect(noted()).toBe('SITE#before ');
      await put('SITE#within');
    });
    await put('SITE#after');
    const { stream } = runJobs(where);
    onTestFinished(stream.stop);
    await stream.drained();
    expect(noted()).toBe('SITE#before SITE#after ');
  });

  it('turns it on again when the work fails', async () => {
    const { where, stream } = await place();
    const failing = quietly(where)(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(JSON.stringify(await stream())).toContain('"StreamEnabled":true');
  });

  it('may end in a crash: the next start turns it on', async () => {
    const { where, stream } = await place();
    await quietly(where)(async () => {
      expect(JSON.stringify(await stream())).not.toContain('"StreamEnabled":true');
      await createTables(where.endpoint);
      expect(JSON.stringify(await stream())).toContain('"StreamEnabled":true');
    });
  });
});

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { lambdaEnvironment } from '../../functions/local/lambda-environment.ts';
import { startObjectStore } from '../../functions/local/object-store.ts';
import { shown } from './ratio.ts';

const Told = z.object({ rows: z.number(), seconds: z.number(), megabytes: z.number() });

/** A run of the export job on so many rows, alone in its process. */
const run = async (endpoint: string, rows: number, format: 'csv' | 'xlsx') => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'export-child.ts'), String(rows), format],
    { env: { ...process.env, ...lambdaEnvironment(''), AWS_ENDPOINT_URL_S3: endpoint } },
  );
  const told = Told.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  process.stdout.write(
    `export ${format}: ${told.rows} rows in ${shown(told.seconds)} s, ${shown(told.rows / told.seconds, 0)} rows/s, ` +
      `at most ${shown(told.megabytes, 0)} MB\n`,
  );
  return told;
};

/** Exports of few and of the most rows, each in a process of its own: their memory beside each other is what is looked at. */
export const benchExports = async (): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bench-exports-'));
  const store = await startObjectStore(dataDir);
  try {
    const few = await run(store.endpoint, 10_000, 'csv');
    const most = await run(store.endpoint, 600_000, 'csv');
    const sheet = await run(store.endpoint, 100_000, 'xlsx');
    process.stdout.write(
      `export: memory of 600,000 rows is ${shown(most.megabytes / few.megabytes, 2)} × that of 10,000, ` +
        `of a workbook of 100,000 ${shown(sheet.megabytes / few.megabytes, 2)} ×\n`,
    );
  } finally {
    store.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { files, measuredIn, workedOut } from './files.ts';
import { stackCounts } from './stack-counts.ts';
import { written } from './tables.ts';
import { type Measured, rounded, Sample } from './used.ts';

/** Sizes that are measured, sites of the demo: far enough apart to tell what grows from what does not. */
const sizes = [40, 80, 120];

/**
 * `npm run cost`: counts what the stacks have, and writes the tables of docs/cost.md from the prices, the assumptions and the kept
 * measurements. `--measure` measures anew first, some twenty minutes; `--check` writes nothing and fails where the document is not what would be written.
 */
const { values } = parseArgs({
  options: { measure: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});

const measureSize = async (folder: string, size: number): Promise<Sample[]> => {
  const file = join(folder, `${size}.json`);
  const script = join(import.meta.dirname, 'measure-size.ts');
  const child = spawn(process.execPath, [script, String(size), file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`measuring ${size} sites ended with ${code}`);
  return z.array(Sample).parse(JSON.parse(readFileSync(file, 'utf8')));
};

const measure = async (): Promise<Omit<Measured, 'stacks'>> => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-cost-'));
  try {
    const samples: Sample[] = [];
    for (const size of sizes) {
      process.stdout.write(`measuring ${size} sites\n`);
      samples.push(...(await measureSize(folder, size)).map((one) => ({ ...one, used: rounded(one.used) })));
    }
    return { measuredOn: new Date().toISOString().slice(0, 10), samples };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (!values.check) {
  const { measuredOn, samples } = values.measure ? await measure() : measuredIn();
  writeFileSync(
    files.measured,
    `${JSON.stringify({ measuredOn, stacks: stackCounts(), samples }, null, 2)}\n`,
  );
}
const document = readFileSync(files.document, 'utf8');
const now = written(document, workedOut());
if (!values.check) writeFileSync(files.document, now);
else if (now !== document) throw new Error('docs/cost.md is not what its numbers come to: npm run cost');
process.exit(0);

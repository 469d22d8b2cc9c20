import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { queueJobs } from '../../domain/job.ts';
import { build } from '../../functions/local/build.ts';
import { lambdaEnvironment } from '../../functions/local/lambda-environment.ts';
import { distOf, packFolder, projectRoot } from '../../functions/local/pack-folder.ts';
import { besideBudget, budgetOf, startBudget } from './bundle-budget.ts';
import { median, shown } from './ratio.ts';

/*
 * `npm run bundles`: the size of every function, and how long its cold start takes beside that of a bare handler with the same client of the
 * database, both in turn in one run. Names after `--` measure these functions only. Ends with 1 when one is above a budget of its own: of its
 * code, of what lies beside it, or of its start.
 */
const rounds = 5;
const run = promisify(execFile);
const child = join(import.meta.dirname, 'start-child.ts');

type Bundle = { name: string; file: string };
type Row = Awaited<ReturnType<typeof rowOf>>;

/** The function that has a browser with it. */
const printing = 'jobs/issue-brief';

const bundlesIn = (folder: string): Bundle[] =>
  readdirSync(folder).flatMap((kind) =>
    readdirSync(join(folder, kind)).map((name) => ({
      name: `${kind}/${name}`,
      file: join(folder, kind, name, 'index.mjs'),
    })),
  );

/** A handler that does nothing but make the client that all of ours make. */
const bare = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'bare.mjs');
  const contents = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
    let client;
    export const handler = async (event) => {
      client ??= DynamoDBDocumentClient.from(new DynamoDBClient({}));
      return event.key ? client.send(new GetCommand({ TableName: 'x', Key: event.key })) : undefined;
    };`;
  await esbuild({
    stdin: { contents, resolveDir: projectRoot },
    outfile,
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
  });
  return outfile;
};

const queues = JSON.stringify(Object.fromEntries(queueJobs.map((job) => [job, 'http://localhost/queue'])));

const coldStart = async (file: string): Promise<number> => {
  const places = { ORIGIN: 'http://localhost', ORIGIN_SECRET: 'x'.repeat(40), QUEUES: queues };
  const env = { ...process.env, ...lambdaEnvironment('http://127.0.0.1:9'), ...places };
  const { stdout } = await run(process.execPath, [child, file], { env });
  return Number(stdout);
};

/** Bytes of all files of a function's folder but its code. */
const besideOf = (file: string): number =>
  readdirSync(dirname(file), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .reduce((sum, one) => (one === file ? sum : sum + statSync(one).size), 0);

const rowOf = async ({ name, file }: Bundle, bareFile: string) => {
  const code = readFileSync(file);
  const starts: { ours: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1)
    starts.push({ bare: await coldStart(bareFile), ours: await coldStart(file) });
  return {
    name,
    bytes: code.length,
    gzip: gzipSync(code).length,
    budget: budgetOf(code.toString()),
    beside: besideOf(file),
    besideBudget: name === printing ? besideBudget.printing : besideBudget.plain,
    start: median(starts.map(({ ours }) => ours)),
    // Whatever else the machine does only adds to a start: the quickest beside the quickest.
    ratio: Math.min(...starts.map((one) => one.ours)) / Math.min(...starts.map((one) => one.bare)),
  };
};

const isAbove = (row: Row): boolean =>
  row.bytes > row.budget || row.beside > row.besideBudget || row.ratio > startBudget;

const say = (line: string) => process.stdout.write(`${line}\n`);
const kb = (bytes: number) => shown(bytes / 1000, 0);

const main = async (): Promise<void> => {
  await build();
  const wanted = process.argv.slice(2);
  const all = bundlesIn(join(distOf(projectRoot, packFolder()), 'functions'));
  const some = wanted.length === 0 ? all : all.filter(({ name }) => wanted.some((one) => name.endsWith(one)));
  if (some.length === 0)
    throw new Error(`no function of that name; there are ${all.map(({ name }) => name).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-bare-'));
  try {
    const bareFile = await bare(folder);
    say(
      `bare handler: ${kb(readFileSync(bareFile).length)} KB; KB are 1,000 bytes, starts the median of ${rounds}\n`,
    );
    say('| Function | KB | KB gzip | of budget | KB with it | first answer, ms | beside bare |');
    say('|---|---:|---:|---:|---:|---:|---:|');
    let above = 0;
    for (const bundle of some) {
      const row = await rowOf(bundle, bareFile);
      const { name, bytes, gzip, budget, beside, start, ratio } = row;
      if (isAbove(row)) above += 1;
      const share = `${shown((100 * bytes) / budget, 0)} %`;
      const cells = [name, kb(bytes), kb(gzip), share, kb(beside), shown(start, 0), shown(ratio, 2)];
      say(`| ${cells.join(' | ')} |${isAbove(row) ? ' above' : ''}`);
    }
    say(`\n${some.length} functions, ${above} above their budget`);
    process.exitCode = above === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

await main();

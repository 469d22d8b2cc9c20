import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';

/**
 * `npm test`: types, lint, the build, every test, and at last the rights that were used beside those that are granted; `--full` runs whole counts. Each stage counts as one check beside the tests of
 * the runner, and the last line is the sum.
 */
const root = join(import.meta.dirname, '..');
const report = join(tmpdir(), `san-sang-tests-${process.pid}.json`);
const full = process.argv.includes('--full');
/** What every function of the run was seen to call, for the last stage. */
const calls = mkdtempSync(join(tmpdir(), 'san-sang-calls-'));

type Tally = { passed: number; failed: number; skipped: number };

type Stage = [title: string, command: string, args: string[]];

/** Runs a stage to its end. `isHeld`: what it prints is kept until then, since another runs beside it. */
const run = (
  [title, command, args]: Stage,
  { env = {}, isHeld = false }: { env?: NodeJS.ProcessEnv; isHeld?: boolean } = {},
): Promise<boolean> => {
  const held: string[] = [];
  const print = (text: string) => (isHeld ? held.push(text) : process.stdout.write(text));
  print(`\n== ${title}\n`);
  const start = performance.now();
  return new Promise((resolve) => {
    const to = isHeld ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', to, to],
      env: { ...process.env, ...env },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print);
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      const seconds = Math.round((performance.now() - start) / 1000);
      print(`== ${title}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
      process.stdout.write(held.join(''));
      resolve(code === 0);
    });
  });
};

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
});

/** The runner's own counts; a run that broke before it could count is one failure. */
const counted = (ok: boolean): Tally => {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, success } = Report.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    );
    rmSync(report, { force: true });
    const hidden = (!ok || !success) && numFailedTests === 0 ? 1 : 0;
    return { passed: numPassedTests, failed: numFailedTests + hidden, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

/** Two lanes that run beside each other, since each stage keeps one core busy. */
const lanes: Stage[][] = [
  [
    ['types of functions, infra and tests', 'tsc', ['-p', 'tsconfig.json']],
    ['types of the domain', 'tsc', ['-p', 'domain/tsconfig.json']],
    ['types of the pages', 'tsc', ['-p', 'web/tsconfig.json']],
    ['types of the tests of the pages', 'tsc', ['-p', 'test/web/tsconfig.json']],
  ],
  [
    ['build', 'node', ['functions/local/build.ts']],
    ['lint and walls', 'biome', ['check', '.', '--max-diagnostics=20']],
  ],
];

const results: boolean[] = [];
const inTurn = async (lane: Stage[]) => {
  for (const stage of lane) results.push(await run(stage, { isHeld: true }));
};
await Promise.all(lanes.map(inTurn));
const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
const tests = await run([full ? 'tests, whole counts' : 'tests', 'vitest', vitest], {
  env: { CALLS_DIR: calls, ...(full && { FULL: '1' }) },
});
results.push(await run(['rights: granted and used', 'node', ['test/rights/run.ts', calls]]));
rmSync(calls, { recursive: true, force: true });
const sum = counted(tests);
const passed = results.filter((ok) => ok).length + sum.passed;
const failed = results.filter((ok) => !ok).length + sum.failed;
if (sum.skipped > 0) process.stdout.write(`\n${sum.skipped} skipped\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

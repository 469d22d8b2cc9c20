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

const run = (
  title: string,
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> => {
  process.stdout.write(`\n== ${title}\n`);
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      process.stdout.write(
        `== ${title}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s\n`,
      );
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

const stages: [string, string, string[]][] = [
  ['types of functions, infra and tests', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the domain', 'tsc', ['-p', 'domain/tsconfig.json']],
  ['types of the pages', 'tsc', ['-p', 'web/tsconfig.json']],
  ['types of the tests of the pages', 'tsc', ['-p', 'test/web/tsconfig.json']],
  ['lint and walls', 'biome', ['check', '.', '--max-diagnostics=20']],
  ['build', 'node', ['functions/local/build.ts']],
];

const results: boolean[] = [];
for (const [title, command, args] of stages) results.push(await run(title, command, args));
const tests = await run(
  full ? 'tests, whole counts' : 'tests',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { CALLS_DIR: calls, ...(full && { FULL: '1' }) },
);
results.push(await run('rights: granted and used', 'node', ['test/rights/run.ts', calls]));
rmSync(calls, { recursive: true, force: true });
const sum = counted(tests);
const passed = results.filter((ok) => ok).length + sum.passed;
const failed = results.filter((ok) => !ok).length + sum.failed;
if (sum.skipped > 0) process.stdout.write(`\n${sum.skipped} skipped\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

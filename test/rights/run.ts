import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { someStacks } from '../infra/some-stacks.ts';
import { compared, usedIn } from './compared.ts';
import { driveADay } from './drive.ts';
import { grantedIn } from './granted.ts';

/**
 * `node test/rights/run.ts FOLDER`: lets the built functions work through a day, and compares what they and the tests before
 * (`CALLS_DIR=FOLDER`) were seen to call with what the templates allow. Fails when either side has something that the other has not, and
 * names what such a day cannot tell.
 */
const [folder = mkdtempSync(join(tmpdir(), 'san-sang-calls-'))] = process.argv.slice(2);
await driveADay(folder);
const used = usedIn(folder);
const granted = grantedIn(someStacks().list);
const { missing, idle, notMeasured } = compared(used, granted);
const functions = new Set(granted.map(({ function: name }) => name));
process.stdout.write(
  `${used.length === 0 ? 'nothing was recorded' : `${functions.size} functions, ${new Set(granted.map((one) => JSON.stringify(one))).size} rights`}\n`,
);
for (const line of missing) process.stdout.write(`used and not granted: ${line}\n`);
for (const line of idle) process.stdout.write(`granted and never used: ${line}\n`);
for (const line of notMeasured) process.stdout.write(`granted and not measured: ${line}\n`);
process.exit(missing.length + idle.length === 0 && used.length > 0 ? 0 : 1);

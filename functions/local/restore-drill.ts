import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { recordKey } from '../stores/table.ts';
import type { Done } from './restore-tables.ts';
import type { Stored } from './table-copy.ts';

// Before anything is imported that logs: its lines are not the drill's.
process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
const { fillDemo, fileOnce } = await import('./drill-demo.ts');
const { startEngine } = await import('./engine.ts');
const { restoreTables } = await import('./restore-tables.ts');
const { reasonOf, StartError } = await import('./settings.ts');

const revisions = recordKey.revision('', '', 1).pk;

const usage = 'Usage: npm run restore-drill -- [--sites 1–300] [--drop-one]';

const Sites = z.int().check(z.minimum(1), z.maximum(300));

const optionsOf = (args: string[]) => {
  try {
    const options = {
      sites: { type: 'string', default: '120' },
      'drop-one': { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args, options });
    return { sites: Sites.parse(Number(values.sites)), dropOne: values['drop-one'] };
  } catch (cause) {
    throw new StartError(usage, { cause });
  }
};

const say = (line: string) => process.stdout.write(`${line}\n`);

const row = ({ step, count, seconds, hash }: Done) =>
  say(`${step.padEnd(24)} ${count.padEnd(42)} ${seconds.toFixed(1).padStart(6)} s  ${hash}`);

/** The newest revision of the items is left out: the fault that a drill must find. */
const withoutOne = (items: Stored[]): Stored[] => {
  const place = items.findLastIndex((item) => item['pk']?.S?.startsWith(revisions) === true);
  const pk = items[place]?.['pk']?.S;
  say(`left out: ${pk} ${items[place]?.['sk']?.S}`);
  return items.toSpliced(place, 1);
};

/** Starts an engine with a demo, takes all away from it and brings it back. @returns the exit code */
const drill = async ({ sites, dropOne }: ReturnType<typeof optionsOf>): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-drill-'));
  const now = new Date().toISOString();
  const engine = await startEngine({ dbFile: join(folder, 'engine.db') });
  try {
    const { endpoint } = engine;
    await fillDemo({ endpoint, sites, now, progress: say });
    const spoil = dropOne ? { spoil: withoutOne } : {};
    const { items, partitions, faults } = await restoreTables({ endpoint, folder, now, tell: row, ...spoil });
    for (const fault of faults) say(`NOT EQUAL ${fault}`);
    if (faults.length > 0) {
      say(`restored: ${items} items, ${partitions} projections, ${faults.length} not equal`);
      return 1;
    }
    const start = performance.now();
    const count = await fileOnce(endpoint, folder, now);
    row({ step: 'check in at the door', count, seconds: (performance.now() - start) / 1000, hash: '' });
    say(`restored: ${items} items, ${partitions} projections, all equal`);
    return 0;
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** `npm run restore-drill`: 0 when all came back, 1 when not, 2 for options that are none. */
try {
  process.exit(await drill(optionsOf(process.argv.slice(2))));
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(error instanceof StartError ? 2 : 1);
}

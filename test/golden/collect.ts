import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { kindOf, kinds } from './kinds.ts';

/*
 * `node test/golden/collect.ts`: runs the tests that between them write every kind of item, and adds to golden-items.json one of each kind
 * that it does not have in the present version. No line that is there is changed: it is what an older release wrote.
 */
const file = join(import.meta.dirname, 'golden-items.json');
const Text = z.object({ S: z.string() });
const Item = z.looseObject({ pk: Text, sk: Text, v: z.object({ N: z.string() }) });
type Item = z.infer<typeof Item>;

const api = ['forms', 'inspections', 'missing', 'webhooks', 'bulk', 'directions', 'templates', 'zone-alerts'];
const more = [
  'zone-calendar',
  'case-response',
  'alerts',
  'events',
  'briefs',
  'submissions',
  'get-brief',
  'plans',
];
const jobs = [
  'rehearse',
  'close-day',
  'storm',
  'issue-brief',
  'write-export',
  'send-notices',
  'sweep-check-ins',
];
const tests = [
  ...[...api, ...more].map((name) => `test/api/${name}.test.ts`),
  ...jobs.map((name) => `test/jobs/${name}.test.ts`),
];

/** How long a golden item is at most, characters, unless there is none so short: one is to be read by people too. */
const longest = 6_000;

const kindIn = ({ pk, sk }: Item) => kindOf({ pk: pk.S, sk: sk.S });

const lengthOf = (item: Item) => JSON.stringify(item).length;

/** The longest that is not too long, since it says most; else the shortest. */
const best = (items: readonly Item[]): Item[] => {
  const ordered = items.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return [ordered.find((item) => lengthOf(item) <= longest) ?? ordered.at(-1) ?? []].flat();
};

/** What the tests left in the folder. */
const collected = (folder: string): Item[] =>
  readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const parsed = line === '' ? null : Item.safeParse(JSON.parse(line));
        return parsed?.success ? [parsed.data] : [];
      }),
  );

const run = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-golden-'));
  const args = ['vitest', 'run', '--project', 'code', ...tests];
  spawnSync('npx', args, { env: { ...process.env, GOLDEN_DIR: folder }, stdio: 'inherit' });
  return folder;
};

const [given] = process.argv.slice(2);
const folder = given ?? run();
const golden = z.array(Item).parse(JSON.parse(readFileSync(file, 'utf8')));
const known = new Set(golden.map((item) => `${kindIn(item)} ${item.v.N}`));
const found = Map.groupBy(collected(folder), (item) => `${kindIn(item)} ${item.v.N}`);
for (const [kind, items] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  if (!known.has(kind) && !kind.startsWith('undefined ')) golden.push(...best(items));
writeFileSync(file, `[\n${golden.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`);
if (given === undefined) rmSync(folder, { recursive: true });
const have = new Set(golden.map(kindIn));
const lacking = kinds.filter((kind) => !have.has(kind));
process.stdout.write(`${golden.length} golden items; lacking: ${lacking.join(', ') || 'none'}\n`);

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineClient } from '../../functions/local/create-tables.ts';
import { itemsOf } from '../../functions/local/table-copy.ts';
import { tables } from '../../functions/stores/table.ts';

/** Leaves what a test wrote for whoever collects golden items, where GOLDEN_DIR names a folder; see test/golden/collect.ts. */
export const dumpItems = async (endpoint: string): Promise<void> => {
  const folder = process.env['GOLDEN_DIR'];
  if (folder === undefined) return;
  const client = engineClient(endpoint);
  const lines: string[] = [];
  for await (const page of itemsOf(client, tables.records.localName))
    for (const item of page) lines.push(JSON.stringify(item));
  client.destroy();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${randomUUID()}.jsonl`), lines.map((line) => `${line}\n`).join(''));
};

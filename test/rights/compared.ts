import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Use } from '../../functions/local/call-log.ts';

const Line = z.strictObject({ function: z.string(), action: z.string(), resource: z.string() });

/** What all processes of a run have noted in a folder. */
export const usedIn = (folder: string): Use[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
        .map((line) => Line.parse(JSON.parse(line)))
    : [];

const told = ({ function: name, action, resource }: Use) => `${name} ${action} ${resource}`;

/** Rights that a day of a dozen sites has no use for, and why: they are told of by themselves, until somebody uses them. */
export const notDriven: readonly { use: Use; why: string }[] = [
  {
    use: { function: 'writeExport', action: 's3:AbortMultipartUpload', resource: 'files/exports' },
    why: 'only a file of more than 5 MB goes up in parts, and only one that breaks off is taken back',
  },
];

/**
 * What was called without a right to, what nobody called that is allowed, and what is allowed and cannot be told from such a day: one line
 * each, in order.
 */
export const compared = (used: readonly Use[], granted: readonly Use[]) => {
  const undriven = new Set(notDriven.map(({ use }) => told(use)));
  const [seen, allowed] = [new Set(used.map(told)), new Set(granted.map(told))];
  return {
    missing: [...seen.difference(allowed)].toSorted(),
    idle: [...allowed.difference(seen).difference(undriven)].toSorted(),
    notMeasured: notDriven
      .map(({ use, why }) => ({ line: told(use), why }))
      .filter(({ line }) => allowed.has(line) && !seen.has(line))
      .map(({ line, why }) => `${line}: ${why}`),
  };
};

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Right } from './aws-call.ts';

/** A right that a function was seen to need. */
export type Use = Right & { function: string };

/**
 * Keeps what functions were seen to need in a file of this process's own in a folder, each once: one JSON a line. What is noted
 * is on the disk at once, whatever becomes of the process.
 */
export const callLog = (folder: string): ((use: Use) => void) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.jsonl`);
  const seen = new Set<string>();
  return ({ function: name, action, resource }) => {
    const line = JSON.stringify({ function: name, action, resource });
    if (seen.has(line)) return;
    seen.add(line);
    appendFileSync(file, `${line}\n`);
  };
};

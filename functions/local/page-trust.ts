import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Hashes = z.object({ style: z.array(z.string()), script: z.array(z.string()) });

/** The hashes of what the built pages hold inline, from `csp.json` beside them; none where nothing was built. */
export const readTrust = (folder: string): { styleHashes: string[]; scriptHashes: string[] } => {
  const file = join(folder, 'csp.json');
  if (!existsSync(file)) return { styleHashes: [], scriptHashes: [] };
  const { style, script } = Hashes.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { styleHashes: style, scriptHashes: script };
};

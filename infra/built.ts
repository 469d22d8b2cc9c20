import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Hashes = z.object({ style: z.array(z.string()), script: z.array(z.string()) });

/** What the build made: the folder of each Lambda's code, the pages, and the hashes of what the pages hold inline. */
export type Built = {
  functionCode: (kind: 'api' | 'jobs' | 'triggers', name: string) => string;
  web: string;
  styleHashes: readonly string[];
  scriptHashes: readonly string[];
  version: string;
};

/** Reads the build in `folder`. Asking for anything that is not there throws an error that says to build first. */
export const builtIn = (folder: string, version: string): Built => {
  const web = join(folder, 'web');
  const { style, script } = Hashes.parse(JSON.parse(readFileSync(present(join(web, 'csp.json')), 'utf8')));
  return {
    functionCode: (kind, name) => join(present(join(folder, 'functions', kind, name, 'index.mjs')), '..'),
    web,
    styleHashes: style,
    scriptHashes: script,
    version,
  };
};

const present = (path: string): string => {
  if (!existsSync(path)) throw new Error(`${path} is missing: build first (npm run build)`);
  return path;
};

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packFolder } from './pack-folder.ts';

/** What the bundles are made of, from the project's root: they are out of date when any of it changed. */
const sources = ['domain', 'web'];
const single = [
  'package-lock.json',
  ...['build', 'bundle-functions', 'bundle-pack', 'pack-texts'].map((name) => `functions/local/${name}.ts`),
];

/** Every room of the functions but this one, which is never bundled. */
const roomsOf = (root: string): string[] =>
  readdirSync(join(root, 'functions'))
    .filter((name) => name !== 'local')
    .map((name) => join('functions', name));

const filesOf = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** A hash over names and contents of all sources and of the pack: about 30 ms for 900 files. */
export const sourceHash = (root: string, pack = packFolder()): string => {
  const folders = [...sources, ...roomsOf(root), relative(root, pack)];
  const files = [...new Set([...folders.flatMap((folder) => filesOf(root, folder)), ...single])].sort();
  const hash = createHash('sha256').update(`${relative(root, pack)}\0`);
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

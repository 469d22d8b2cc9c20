import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

/*
 * Which province pack runs. Nothing here reads the domain: a pack is chosen before the domain reads it.
 */

/** The project's folder. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What TypeScript and the tests take `#pack/…` to be, and everything else where no other pack is named. */
const Project = z.object({ imports: z.object({ '#pack/*': z.string().check(z.regex(/^\.\/.+\/\*$/)) }) });

/** The folder of the pack that comes with the project. */
export const defaultPack: string = join(
  projectRoot,
  dirname(
    Project.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).imports['#pack/*'],
  ),
);

type Env = Record<string, string | undefined>;

/** The folder of the pack that PACK names, from the project's folder; without PACK, the project's own. */
export const packFolder = (env: Env = process.env): string => {
  const named = env['PACK'] || defaultPack;
  return isAbsolute(named) ? resolve(named) : resolve(projectRoot, named);
};

/** Why a folder is no pack, and what to do; null when it is one. */
export const faultOfFolder = (folder: string): string | null => {
  if (existsSync(join(folder, 'pack.json'))) return null;
  const what = existsSync(folder) ? 'has no pack.json' : 'does not exist';
  return `PACK=${folder} ${what}. Name the folder of a province pack (docs/province-pack.md), or leave PACK out.`;
};

/** Where the build of a pack lies: packs do not overwrite each other's, so that two doors may run side by side. */
export const distOf = (root: string, folder: string): string => {
  if (folder === defaultPack) return join(root, 'dist');
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return join(root, 'dist', 'packs', `${basename(folder)}-${mark}`);
};

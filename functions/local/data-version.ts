import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { defaultPack } from './pack-folder.ts';
import { StartError } from './settings.ts';
import { replaceFile } from './write-file.ts';

/** The form of the data folder that this program writes. */
export const dataVersion = 1;

/** `pack`: the id of the province pack; data that names none is older than the choice of a pack. */
const Version = z.object({ version: z.int(), pack: z.optional(z.string()) });
type Version = z.infer<typeof Version>;

/** The pack of data that names none: the project's own. */
const firstPack = (): string =>
  z.object({ id: z.string() }).parse(JSON.parse(readFileSync(join(defaultPack, 'pack.json'), 'utf8'))).id;

/**
 * Marks a new data folder with the form of its data and the province pack.
 * @throws StartError when the folder was written by a newer program, or with another pack: its sites are in zones this one has not
 */
export const checkDataVersion = (dataDir: string, pack: string): void => {
  const file = join(dataDir, 'version.json');
  if (!existsSync(file)) {
    replaceFile(file, `${JSON.stringify({ version: dataVersion, pack })}\n`);
    return;
  }
  const { version, pack: made = firstPack() } = versionIn(file);
  if (version > dataVersion) {
    const known = `this program knows versions up to ${dataVersion}`;
    throw new StartError(
      `The data in ${dataDir} has version ${version}; ${known}. Update the program, or choose another DATA_DIR.`,
    );
  }
  if (made !== pack) {
    const remedy = `Choose another DATA_DIR for "${pack}", or start with the pack "${made}" (PACK).`;
    throw new StartError(
      `The data in ${dataDir} is of the province pack "${made}", not "${pack}". ${remedy}`,
    );
  }
};

const versionIn = (file: string): Version => {
  try {
    return Version.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new StartError(`${file} cannot be read as a version. Restore it, or choose another DATA_DIR.`, {
      cause,
    });
  }
};

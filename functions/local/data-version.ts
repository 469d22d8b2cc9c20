import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { StartError } from './settings.ts';
import { replaceFile } from './write-file.ts';

/** The form of the data folder that this program writes. */
export const dataVersion = 1;

const Version = z.object({ version: z.int() });

/** Marks a new data folder. @throws StartError when the folder was written by a newer program */
export const checkDataVersion = (dataDir: string): void => {
  const file = join(dataDir, 'version.json');
  if (!existsSync(file)) {
    replaceFile(file, `${JSON.stringify({ version: dataVersion })}\n`);
    return;
  }
  const found = versionIn(file);
  if (found > dataVersion) {
    const known = `this program knows versions up to ${dataVersion}`;
    throw new StartError(
      `The data in ${dataDir} has version ${found}; ${known}. Update the program, or choose another DATA_DIR.`,
    );
  }
};

const versionIn = (file: string): number => {
  try {
    return Version.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
  } catch (cause) {
    throw new StartError(`${file} cannot be read as a version. Restore it, or choose another DATA_DIR.`, {
      cause,
    });
  }
};

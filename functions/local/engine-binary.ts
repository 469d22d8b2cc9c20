import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { StartError } from './settings.ts';

/** Where the database engine comes from: somebody else's endpoint, or a program of ours to start. */
export type EngineChoice = { endpoint: string } | { binary: string };

export type Surroundings = {
  env: Record<string, string | undefined>;
  platform: string;
  arch: string;
  /** The folder of an installed npm package, or undefined. */
  packageFolder: (name: string) => string | undefined;
  isExecutable: (file: string) => boolean;
};

/**
 * Chooses the engine: DYNAMODB_ENDPOINT, then the npm package for this platform, then `dynoxide` on the PATH.
 * @throws StartError that lists what was tried and what a person can do
 */
export const chooseEngine = (here: Surroundings = surroundings): EngineChoice => {
  const endpoint = here.env['DYNAMODB_ENDPOINT'];
  if (endpoint) return { endpoint };
  const program = here.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const name = `@dynoxide/${here.platform}-${here.arch}`;
  const folder = here.packageFolder(name);
  const onPath = (here.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const places = [...(folder === undefined ? [] : [folder]), ...onPath].map((place) => join(place, program));
  const binary = places.find(here.isExecutable);
  if (binary !== undefined) return { binary };
  throw new StartError(noEngine(name, folder, program));
};

const noEngine = (name: string, folder: string | undefined, program: string): string =>
  [
    'No database engine was found. Tried:',
    '  1. DYNAMODB_ENDPOINT: not set',
    `  2. npm package ${name}: ${folder === undefined ? 'not installed' : `no executable ${program} in ${folder}`}`,
    `  3. ${program} on the PATH: not there`,
    'Remedies (one is enough):',
    '  - npm ci with optional dependencies, on a platform that has the package (Linux x64)',
    '  - install Dynoxide (https://github.com/nubo-db/dynoxide) and put it on the PATH',
    '  - run any engine that speaks DynamoDB with transactions and streams, such as amazon/dynamodb-local in a',
    '    container, and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000',
  ].join('\n');

const packageFolder = (name: string): string | undefined => {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const surroundings: Surroundings = {
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  packageFolder,
  isExecutable,
};

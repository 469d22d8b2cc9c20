import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stop } from 'esbuild';
import { buildWeb } from '../../web/build.ts';
import { bundleFunctions } from './bundle-functions.ts';
import { checkPack } from './check-pack.ts';
import { takeLock } from './lock.ts';
import { distOf, faultOfFolder, packFolder, projectRoot } from './pack-folder.ts';
import { reasonOf, StartError } from './settings.ts';
import { sourceHash } from './source-hash.ts';
import { replaceFile } from './write-file.ts';

/**
 * Brings the build of a pack up to date; does nothing when the sources and the pack are those of the last one. Two processes that
 * build at once wait for each other, and a folder is replaced only when its successor is complete.
 * @returns true when something was built @throws StartError with the problems of a pack that has some
 */
export const build = async (root: string = projectRoot, pack: string = packFolder()): Promise<boolean> => {
  const dist = distOf(root, pack);
  const hash = sourceHash(root, pack);
  if (isCurrent(dist, hash)) return false;
  checkPack(pack);
  mkdirSync(dist, { recursive: true });
  const lock = await buildLock(join(dist, 'build.lock'));
  try {
    if (isCurrent(dist, hash)) return false;
    const parts = { functions: join(dist, 'functions.part'), web: join(dist, 'web.part') };
    for (const part of Object.values(parts)) rmSync(part, { recursive: true, force: true });
    await Promise.all([bundleFunctions(root, parts.functions, pack), buildWeb(parts.web, pack)]);
    swap(parts.functions, join(dist, 'functions'));
    swap(parts.web, join(dist, 'web'));
    replaceFile(join(dist, 'build.json'), `${JSON.stringify({ hash })}\n`, 0o644);
    return true;
  } finally {
    await stop(); // esbuild's own process would stay
    lock.release();
  }
};

const isCurrent = (dist: string, hash: string): boolean => {
  const complete = ['build.json', 'functions', 'web'].every((name) => existsSync(join(dist, name)));
  return complete && readFileSync(join(dist, 'build.json'), 'utf8').includes(`"${hash}"`);
};

const buildLock = async (file: string) => {
  for (;;) {
    const lock = takeLock(file);
    if ('release' in lock) return lock;
    await sleep(50);
  }
};

const swap = (part: string, target: string): void => {
  const old = `${target}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(part, target);
  rmSync(old, { recursive: true, force: true });
};

/** `npm run build`. */
const main = async (): Promise<void> => {
  const fault = faultOfFolder(packFolder());
  if (fault !== null) throw new StartError(fault);
  process.stdout.write((await build()) ? 'built\n' : 'up to date\n');
};

if (import.meta.main)
  main().catch((error) => {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = 1;
  });

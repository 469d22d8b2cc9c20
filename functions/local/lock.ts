import { readFileSync, renameSync, rmSync } from 'node:fs';
import * as z from 'zod/mini';
import { createFile, errorCode } from './write-file.ts';

const Owner = z.object({ pid: z.int(), mark: z.nullable(z.string()) });
type Owner = z.infer<typeof Owner>;

export type Lock = { release: () => void };

/**
 * Takes the lock file for this process. A lock whose process has died is taken over.
 * @returns the lock, or the pid of the living process that holds it
 */
export const takeLock = (file: string): Lock | { heldBy: number } => {
  for (;;) {
    if (createFile(file, JSON.stringify({ pid: process.pid, mark: markOf(process.pid) }))) {
      return { release: () => rmSync(file, { force: true }) };
    }
    const found = read(file);
    if (found === undefined) continue;
    const owner = ownerIn(found);
    if (owner !== undefined && isAlive(owner)) return { heldBy: owner.pid };
    removeDead(file, found);
  }
};

const read = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const ownerIn = (text: string): Owner | undefined => {
  try {
    return Owner.parse(JSON.parse(text));
  } catch {
    return undefined; // a half-written lock: whoever wrote it did not live to finish
  }
};

/** Two may find the same dead lock; only what was seen dead is removed, a fresh lock caught by mistake goes back. */
const removeDead = (file: string, seen: string): void => {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== undefined && moved !== seen) createFile(file, moved);
  rmSync(aside, { force: true });
};

const isAlive = ({ pid, mark }: Owner): boolean => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return mark === null || mark === markOf(pid);
};

/**
 * What tells a process from a later one with the same pid: the boot and the start time. A zombie (killed, not yet collected
 * by its parent) has none, so it counts as dead. Null where the system has no /proc; then the pid alone decides.
 */
const markOf = (pid: number): string | null => {
  const boot = readOrNull('/proc/sys/kernel/random/boot_id')?.trim();
  if (boot === undefined) return null;
  const fields = readOrNull(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ') ?? [];
  const [state] = fields;
  // The 22nd field of stat is the start time; two lie before the part that was split off.
  return state === 'Z' || state === 'X' ? 'dead' : `${boot} ${fields[19] ?? 'gone'}`;
};

const readOrNull = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

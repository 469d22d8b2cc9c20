import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const scratch = (file: string): string => `${file}.${process.pid}.${randomUUID().slice(0, 8)}.part`;

/** Replaces a file as a whole: whoever reads it sees the old content or the new one, never a half. */
export const replaceFile = (file: string, content: string, mode = 0o600): void => {
  mkdirSync(dirname(file), { recursive: true });
  const part = scratch(file);
  writeFileSync(part, content, { mode });
  renameSync(part, file);
};

/** Makes a file that must not exist yet, whole at once. @returns false when somebody else was first */
export const createFile = (file: string, content: string, mode = 0o600): boolean => {
  mkdirSync(dirname(file), { recursive: true });
  const part = scratch(file);
  writeFileSync(part, content, { mode });
  try {
    linkSync(part, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
};

/** The system's code of an error, such as ENOENT; undefined for anything else. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

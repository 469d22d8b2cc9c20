import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for the test that runs, removed after it. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'san-sang-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

import { spawnSync } from 'node:child_process';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { faultOfFolder, packFolder, projectRoot } from './pack-folder.ts';
import { reasonOf, StartError } from './settings.ts';
import { usePack } from './use-pack.ts';

/** The door, on the pack that PACK names: nothing of the domain may be read before that is settled. */
const door = async (pack: string) => {
  const fault = faultOfFolder(pack);
  if (fault !== null) throw new StartError(fault);
  usePack(pack);
  try {
    return await import('./run-door.ts');
  } catch (cause) {
    throw new StartError(packFaults(pack) ?? reasonOf(cause), { cause });
  }
};

/** What is wrong with a pack on which nothing could be loaded, said by a process that runs on the project's own; null if nothing is. */
const packFaults = (pack: string): string | null => {
  const { PACK: _, ...env } = process.env;
  const check = spawnSync(process.execPath, [join(import.meta.dirname, 'check-pack.ts'), pack], {
    encoding: 'utf8',
    env,
  });
  return check.status === 1 ? check.stderr.trim() : null;
};

// What was compiled once need not be again: the next start is quicker.
enableCompileCache(join(projectRoot, 'node_modules/.cache/san-sang'));

/** `npm start`: exits when the door has ended. */
try {
  const { runDoor } = await door(packFolder());
  process.exit(await runDoor());
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launcherGone } from './launcher.ts';
import { logToFile } from './log-file.ts';
import { openDoor } from './open-door.ts';
import { recordCalls } from './record-calls.ts';
import { reasonOf, StartError, settingsOf } from './settings.ts';

/** How long ending cleanly may take, ms; then we end all the same. */
const endWithinMs = 8_000;
/** Resolves when somebody asks us to end: by a signal, or by the death of the npm that started us. */
const asked = (): Promise<'asked'> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve('asked'));
    void launcherGone().then(() => resolve('asked'));
  });

/** Opens the local door, says so in one line, and stays until asked to end. @returns the exit code */
export const runDoor = async (): Promise<number> => {
  const settings = settingsOf(process.argv.slice(2), process.env);
  const { callsDir } = settings;
  const listen = callsDir === undefined ? undefined : () => recordCalls(callsDir);
  makeFolder(settings.dataDir);
  const end = asked();
  const undo = new AsyncDisposableStack();
  const { say, tell } = logToFile(join(settings.dataDir, 'san-sang.log'));
  const run = async (): Promise<Error> => {
    const { lost } = await openDoor({ settings, undo, tell, listen });
    say(`ready http://localhost:${settings.port}`);
    return lost;
  };
  try {
    const outcome = await Promise.race([run(), end]);
    if (outcome === 'asked') return 0;
    tell(`The database engine has ended and cannot be started again. ${outcome.message}`);
    return 1;
  } catch (error) {
    tell(reasonOf(error));
    return 1;
  } finally {
    await Promise.race([undo.disposeAsync(), sleep(endWithinMs, undefined, { ref: false })]);
  }
};

const makeFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new StartError(
      `DATA_DIR=${dataDir} cannot be written to. Choose a folder that can, or leave DATA_DIR out for .data here.`,
      { cause },
    );
  }
};

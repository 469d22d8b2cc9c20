import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { Positions } from './checkpoint.ts';
import { addLine } from './dead-letters.ts';

/** The job whose positions say what lies in the queues and no longer in the stream. */
const relay = 'relayRecords';

/** What is said of files that are gone or broken; nothing is to be done about it. */
const words = {
  checkpoint: (file: string) =>
    `${file} cannot be read and is set aside: the stream is read again from its oldest record, and everything is driven again.`,
  gone: (file: string) =>
    `${file} is gone, and with it what the jobs had still to do: everything is driven again.`,
  broken: (file: string) =>
    `${file} cannot be read and is set aside, and with it what the jobs had still to do: everything is driven again.`,
};

/**
 * Looks whether the place in the stream and the queues behind it can be read, before anybody opens them. Where they cannot, nobody knows
 * which records were left out: a letter that names none is put to the others, for which the redrive looks at everything. The letter comes
 * first, so that an end in between loses nothing.
 * @returns whether a letter was put
 */
export const mendPositions = (dataDir: string, tell: (line: string) => void): boolean => {
  const [checkpoint, queues] = [join(dataDir, 'checkpoint.json'), join(dataDir, 'queues.db')];
  const positions = positionsIn(checkpoint);
  const faults: string[] = [];
  if (positions === null) faults.push(words.checkpoint(checkpoint));
  if (!existsSync(queues)) {
    if (positions === null || isRelayed(positions)) faults.push(words.gone(queues));
  } else if (!isWhole(queues)) faults.push(words.broken(queues));
  if (faults.length === 0) return false;
  addLine(join(dataDir, 'dlq.jsonl'), JSON.stringify({ lost: faults }));
  for (const fault of faults) tell(fault);
  if (positions === null) setAside(checkpoint);
  if (existsSync(queues) && !isWhole(queues)) setAside(queues);
  // What is left of a journal belongs to no file any more.
  if (!existsSync(queues)) for (const end of ['-wal', '-shm']) rmSync(`${queues}${end}`, { force: true });
  return true;
};

/** Before the relay, each job had a position of its own, and there were no queues. */
const isRelayed = (positions: Positions): boolean =>
  Object.keys(positions).some((key) => key.startsWith(`${relay} `));

/** What the file says; nothing where there is none, and null where it cannot be read. */
const positionsIn = (file: string): Positions | null => {
  if (!existsSync(file)) return {};
  try {
    return Positions.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

const Checked = z.object({ quick_check: z.literal('ok') });

const isWhole = (file: string): boolean => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.prepare('SELECT COUNT(*) FROM messages').get();
    return Checked.safeParse(database.prepare('PRAGMA quick_check(1)').get()).success;
  } catch {
    return false;
  } finally {
    database?.close();
  }
};

const setAside = (file: string): void => {
  rmSync(`${file}.broken`, { recursive: true, force: true });
  renameSync(file, `${file}.broken`);
};

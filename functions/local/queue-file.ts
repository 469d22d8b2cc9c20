import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';

const Row = z.object({ id: z.string(), body: z.string(), sent: z.number(), received: z.number() });

/** A message as it lies in a queue: when it was sent (ms since 1970), and how often it was handed over, this time included. */
export type Message = z.infer<typeof Row>;

const Time = z.object({ time: z.nullable(z.number()) });
const Count = z.object({ count: z.number() });

/** What is kept of queues over a start and a `kill -9`: messages that were handed over and not done when we ended are waiting again. */
export type QueueFile = {
  /** Keeps messages, all or none. @returns their ids */
  put: (queue: string, bodies: readonly string[]) => string[];
  /** Takes messages whose time has come, the oldest first, and notes that they are handed over. One that failed before comes alone. */
  take: (queue: string, most: number) => Message[];
  done: (id: string) => void;
  /** Puts a message back, for after a wait (ms). A handing over that was not its own fault is not counted. */
  giveBack: (id: string, waitMs: number, isCounted: boolean) => void;
  /** Messages in a queue, those that are handed over among them. */
  length: (queue: string) => number;
  /** When the next message of a queue that is not handed over may be taken, ms since 1970; null where there is none. */
  nextAt: (queue: string) => number | null;
  /** Tells of messages that came into a queue, as they come. @returns what ends that */
  listen: (heard: (queue: string) => void) => () => void;
  close: () => void;
};

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS messages (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, queue TEXT NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL,
    fromTime INTEGER NOT NULL, received INTEGER NOT NULL DEFAULT 0, isTaken INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS waiting ON messages (queue, isTaken, fromTime);
  UPDATE messages SET isTaken = 0;
`;

/** Opens the queues in a file, or makes them. */
export const queueFile = (file: string): QueueFile => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(tables);
  const insert = database.prepare(
    'INSERT INTO messages (id, queue, body, sent, fromTime) VALUES (?, ?, ?, ?, ?)',
  );
  const waiting = database.prepare(
    'SELECT id, body, sent, received + 1 AS received FROM messages WHERE queue = ? AND isTaken = 0 AND fromTime <= ? ORDER BY fromTime, place LIMIT ?',
  );
  const noteTaken = database.prepare('UPDATE messages SET isTaken = 1, received = received + 1 WHERE id = ?');
  const remove = database.prepare('DELETE FROM messages WHERE id = ?');
  const back = database.prepare(
    'UPDATE messages SET isTaken = 0, fromTime = ?, received = received - ? WHERE id = ?',
  );
  const counted = database.prepare('SELECT COUNT(*) AS count FROM messages WHERE queue = ?');
  const next = database.prepare('SELECT MIN(fromTime) AS time FROM messages WHERE queue = ? AND isTaken = 0');
  const listeners = new Set<(queue: string) => void>();
  const atOnce = <T>(work: () => T): T => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const outcome = work();
      database.exec('COMMIT');
      return outcome;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    put: (queue, bodies) => {
      const now = Date.now();
      const ids = bodies.map(() => randomUUID());
      atOnce(() => bodies.forEach((body, n) => void insert.run(ids[n] ?? '', queue, body, now, now)));
      for (const heard of listeners) heard(queue);
      return ids;
    },
    take: (queue, most) => {
      const [first, ...others] = waiting.all(queue, Date.now(), most).map((row) => Row.parse(row));
      if (first === undefined) return [];
      const some = first.received > 1 ? [first] : [first, ...others.filter(({ received }) => received === 1)];
      atOnce(() => some.forEach(({ id }) => void noteTaken.run(id)));
      return some;
    },
    done: (id) => void remove.run(id),
    giveBack: (id, waitMs, isCounted) => void back.run(Date.now() + waitMs, isCounted ? 0 : 1, id),
    length: (queue) => Count.parse(counted.get(queue)).count,
    nextAt: (queue) => Time.parse(next.get(queue)).time,
    listen: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    close: () => database.close(),
  };
};

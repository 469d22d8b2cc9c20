import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Instant } from '../../domain/day.ts';
import { createFile } from './write-file.ts';

/** A mail as it is kept on this machine; `notice` is the id of its delivery. */
export const Letter = z.object({
  id: z.string(),
  at: Instant,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  notice: z.nullable(z.string()),
  /** The same in HTML, where it was given. */
  html: z._default(z.nullable(z.string()), null),
  attachments: z._default(z.array(z.object({ name: z.string(), type: z.string(), base64: z.string() })), []),
});
export type Letter = z.infer<typeof Letter>;

/** Mails that are kept; of more the oldest go. */
const mostKept = 1_000;

/** The mails that were sent at the local door, one file each. The name of a file begins with its time, so that their order is its. */
export const mailbox = (dataDir: string, now: () => Date = () => new Date(), most = mostKept) => {
  const folder = join(dataDir, 'mail');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ids = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .toSorted();
  let kept = ids();
  const fileOf = (id: string) => join(folder, `${id}.json`);
  const read = (id: string): Letter => Letter.parse(JSON.parse(readFileSync(fileOf(id), 'utf8')));

  return {
    keep: (letter: Omit<Letter, 'id' | 'at'>): Letter => {
      const at = now().toISOString();
      const id = `${at.replace(/\D/g, '')}-${randomUUID().slice(0, 8)}`;
      const whole = { ...letter, id, at };
      createFile(fileOf(id), JSON.stringify(whole));
      kept = [...kept, id].toSorted();
      for (const old of kept.slice(0, -most)) rmSync(fileOf(old), { force: true });
      kept = kept.slice(-most);
      return whole;
    },

    /** The mails to addresses with that text in them, the newest first, `limit` at most. */
    list: (to: string, limit: number): Letter[] => {
      const found: Letter[] = [];
      for (const id of kept.toReversed()) {
        if (found.length === limit) break;
        const letter = read(id);
        if (letter.to.includes(to.trim().toLowerCase())) found.push(letter);
      }
      return found;
    },

    /** A mail by its id; null when there is none. */
    get: (id: string): Letter | null => (kept.includes(id) ? read(id) : null),
  };
};

export type Mailbox = ReturnType<typeof mailbox>;

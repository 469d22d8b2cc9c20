import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { subjectOf } from './subject.ts';
import { replaceFile } from './write-file.ts';

/** What the local pool keeps of an account: whether its owner answers a code as well, and whether it opens. */
const Account = z.object({ email: z.string(), secondFactor: z.boolean(), enabled: z.boolean() });
export type PoolAccount = z.infer<typeof Account>;
const Kept = z.record(z.string(), Account);

const isSubject = (name: string): boolean => /^[0-9a-f-]{36}$/.test(name);

/**
 * The accounts of the local pool, in the data folder, or in memory where none is said. As in Cognito, an account answers to its e-mail
 * and to the name that the pool gave it, which is its subject.
 */
export const poolAccounts = (dataDir?: string) => {
  const file = dataDir === undefined ? undefined : join(dataDir, 'user-pool.json');
  const kept = file === undefined ? new Map<string, PoolAccount>() : readKept(file);
  const keyOf = (name: string) => (isSubject(name) ? name : subjectOf(name));
  const put = (account: PoolAccount): PoolAccount => {
    kept.set(subjectOf(account.email), account);
    if (file !== undefined) replaceFile(file, JSON.stringify(Object.fromEntries(kept)));
    return account;
  };
  return {
    get: (name: string): PoolAccount | null => kept.get(keyOf(name)) ?? null,
    /** Makes an account. @returns null when it is there already */
    make: (email: string): PoolAccount | null =>
      kept.has(keyOf(email)) ? null : put({ email, secondFactor: false, enabled: true }),
    /** Changes an account. @returns null when there is none */
    change: (name: string, to: Partial<PoolAccount>): PoolAccount | null => {
      const account = kept.get(keyOf(name));
      return account === undefined ? null : put({ ...account, ...to });
    },
    /** Sees to it that these accounts exist, with a second factor; what is there stays as it is. */
    give: (emails: readonly string[]): void => {
      for (const email of emails)
        if (!kept.has(keyOf(email))) put({ email, secondFactor: true, enabled: true });
    },
  };
};

export type PoolAccounts = ReturnType<typeof poolAccounts>;

const readKept = (file: string): Map<string, PoolAccount> => {
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(Kept.parse(JSON.parse(readFileSync(file, 'utf8')))));
};

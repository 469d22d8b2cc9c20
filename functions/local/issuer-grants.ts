import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { lifetime } from './local-identity.ts';
import { replaceFile } from './write-file.ts';

const Refresh = z.object({
  email: z.string(),
  scope: z.string(),
  authTime: z.number(),
  expiresAt: z.number(),
});
type Refresh = z.infer<typeof Refresh>;
const Kept = z.record(z.string(), Refresh);

/** What a person agreed to at sign-in, waiting for the page to come back with its verifier. */
export type Consent = {
  email: string;
  scope: string;
  redirectUri: string;
  challenge: string;
  nonce: string | undefined;
  authTime: number;
};

export type Grants = ReturnType<typeof openGrants>;

const hashed = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * Codes (in memory, once, 60 s) and refresh tokens (on disk, 30 days, the same one until it ends, as Cognito's). Only their
 * hashes are held. Times are seconds since 1970.
 */
export const openGrants = (dataDir: string) => {
  const file = join(dataDir, 'issuer-grants.json');
  const refreshes = readKept(file);
  const codes = new Map<string, Consent & { expiresAt: number }>();
  /** Refresh tokens by the code they came from, so that a stolen code brings nothing. */
  const children = new Map<string, string>();

  const save = (now: number) => {
    for (const [hash, { expiresAt }] of refreshes) if (expiresAt <= now) refreshes.delete(hash);
    replaceFile(file, JSON.stringify(Object.fromEntries(refreshes)));
  };
  const revoke = (hash: string | undefined, now: number) => {
    if (hash !== undefined && refreshes.delete(hash)) save(now);
  };

  return {
    newCode: (consent: Consent, now: number): string => {
      for (const [hash, { expiresAt }] of codes) if (expiresAt <= now) codes.delete(hash);
      const code = newSecret();
      codes.set(hashed(code), { ...consent, expiresAt: now + lifetime.code });
      return code;
    },
    /** The consent behind a code, once. A second use withdraws what the first one gave. */
    takeCode: (code: string, now: number): Consent | undefined => {
      const hash = hashed(code);
      const consent = codes.get(hash);
      codes.delete(hash);
      if (consent === undefined) revoke(children.get(hash), now);
      return consent !== undefined && consent.expiresAt > now ? consent : undefined;
    },
    newRefresh: (code: string, grant: Omit<Refresh, 'expiresAt'>, now: number): string => {
      const token = newSecret();
      refreshes.set(hashed(token), { ...grant, expiresAt: now + lifetime.refresh });
      children.set(hashed(code), hashed(token));
      save(now);
      return token;
    },
    refresh: (token: string, now: number): Refresh | undefined => {
      const grant = refreshes.get(hashed(token));
      return grant !== undefined && grant.expiresAt > now ? grant : undefined;
    },
    revoke: (token: string, now: number): void => revoke(hashed(token), now),
  };
};

const readKept = (file: string): Map<string, Refresh> => {
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(Kept.parse(JSON.parse(readFileSync(file, 'utf8')))));
};

import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import * as z from 'zod/mini';
import { createFile } from './write-file.ts';

const PrivateJwk = z.object({
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
  kid: z.string(),
});

/** The issuer's signing key: the private half to sign with, the public half as the key set shows it. */
export type IssuerKey = { kid: string; sign: CryptoKey | Uint8Array; jwks: { keys: JWK[] } };

/**
 * The signing key of this data folder, made on first use by whoever comes first (the server or the token command).
 * @throws Error when the file is there and is not a key
 */
export const issuerKey = async (dataDir: string): Promise<IssuerKey> => {
  const file = join(dataDir, 'issuer-key.json');
  if (!existsSync(file)) createFile(file, JSON.stringify(await newKey()));
  chmodSync(file, 0o600);
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const jwk = PrivateJwk.safeParse(stored);
  if (!jwk.success) throw new Error(`${file} is not a signing key; remove it to have a new one made`);
  const { kty, n, e, kid } = jwk.data;
  return {
    kid,
    sign: await importJWK(jwk.data, 'RS256'),
    jwks: { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] },
  };
};

const newKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
};

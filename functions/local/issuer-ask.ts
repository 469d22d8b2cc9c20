import type { Admit } from './before-tokens.ts';
import type { Incoming } from './exchange.ts';
import type { Grants } from './issuer-grants.ts';
import type { IssuerKey } from './issuer-key.ts';

export type IssuerNeeds = {
  port: number;
  key: IssuerKey;
  grants: Grants;
  /** Whether somebody may have tokens. */
  admit: Admit;
  /** Now, seconds since 1970. */
  now: () => number;
};

/** A request to the issuer, with what follows from the host it was sent to. */
export type Ask = IssuerNeeds & {
  request: Incoming;
  origin: string;
  issuer: string;
  redirectUris: readonly string[];
};

/** Largest form that a sign-in sends, bytes. */
export const formLimit = 16_384;

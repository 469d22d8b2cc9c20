import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { refusalIn, type SignInRefusal } from '../../domain/sign-in-refusal.ts';
import { type Session, safeReturnTo, sessions } from '../session.ts';

/** What `/config.json` says of the issuer. */
const Config = z.object({ issuer: z.string(), clientId: z.string(), scope: z.string() });

/** What is kept between leaving for the issuer and coming back; it never leaves this tab. */
const Pending = z.strictObject({ state: z.string(), verifier: z.string(), returnTo: z.string() });
type Pending = z.infer<typeof Pending>;

/** Why a sign-in did not happen; each has its words. */
export type SignInFault = SignInRefusal | 'refused' | 'stale' | 'offline';

const key = 'san-sang.sign-in';
const DEADLINE_MS = 10_000;

const isLocal = (url: URL) => url.hostname === 'localhost' || url.hostname === '127.0.0.1';
const optionsFor = (issuer: URL) => ({
  signal: () => AbortSignal.timeout(DEADLINE_MS),
  [oauth.allowInsecureRequests]: issuer.protocol === 'http:' && isLocal(issuer),
});

const readConfig = async () => {
  const response = await fetch('/config.json', { signal: AbortSignal.timeout(DEADLINE_MS) });
  return z.parse(Config, await response.json());
};

const discover = async (issuer: URL) => {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...optionsFor(issuer) });
  return oauth.processDiscoveryResponse(issuer, response);
};

const connect = async () => {
  const config = await readConfig();
  const issuer = new URL(config.issuer);
  return { config, issuer, server: await discover(issuer) };
};

const redirectUri = () => `${location.origin}/sign-in`;

const keptPending = (): Pending | null => {
  try {
    const result = z.safeParse(Pending, JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
};

/** Leaves for the issuer's page: authorization code with PKCE. */
export const beginSignIn = async (returnTo: string | null): Promise<void> => {
  const { config, server } = await connect();
  const pending = {
    state: oauth.generateRandomState(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo: safeReturnTo(returnTo),
  };
  sessionStorage.setItem(key, JSON.stringify(pending));
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri(),
    scope: config.scope,
    state: pending.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  }).toString();
  location.assign(url);
};

const exchange = async (here: URL, pending: Pending): Promise<Session> => {
  const { config, issuer, server } = await connect();
  const client = { client_id: config.clientId };
  const answer = oauth.validateAuthResponse(server, client, here, pending.state);
  const response = await oauth.authorizationCodeGrantRequest(
    ...([server, client, oauth.None(), answer, redirectUri(), pending.verifier] as const),
    optionsFor(issuer),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    expiresAt: Date.now() + (tokens.expires_in ?? 3600) * 1000,
    tokenEndpoint: server.token_endpoint ?? '',
    endSessionEndpoint: server.end_session_endpoint ?? null,
    clientId: config.clientId,
  };
};

/** True when the issuer has sent the browser back here, with a code or a refusal. */
export const isReturn = (search: string) => /[?&](code|error)=/.test(search);

/** The server says why in a text that is never shown: it carries the mark of a refusal that has words here, or it does not. */
const faultOf = (cause: unknown): SignInFault => {
  if (cause instanceof oauth.AuthorizationResponseError || cause instanceof oauth.ResponseBodyError)
    return refusalIn(cause.error_description ?? '') ?? 'refused';
  return 'offline';
};

/** Takes the issuer's answer: keeps the session and gives the page to go on to, or says why not. The code is used once. */
export const finishSignIn = async (): Promise<{ returnTo: string } | { fault: SignInFault }> => {
  const here = new URL(location.href);
  history.replaceState(null, '', '/sign-in');
  const pending = keptPending();
  sessionStorage.removeItem(key);
  if (pending === null || here.searchParams.get('state') !== pending.state) return { fault: 'stale' };
  try {
    sessions.keep(await exchange(here, pending));
    return { returnTo: pending.returnTo };
  } catch (cause) {
    return { fault: faultOf(cause) };
  }
};

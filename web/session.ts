import * as z from 'zod/mini';

/** A header cannot carry anything else: a damaged token must not pass for a network that is gone. */
const Token = z.string().check(z.regex(/^[\x21-\x7e]+$/));

/** Whoever is signed in on this device. `expiresAt` is milliseconds since 1970 by this device's clock. */
export const Session = z.strictObject({
  accessToken: Token,
  refreshToken: z.nullable(Token),
  expiresAt: z.number(),
  tokenEndpoint: z.string().check(z.regex(/^https?:\/\//)),
  endSessionEndpoint: z.nullable(z.string()),
  clientId: z.string(),
});
export type Session = z.infer<typeof Session>;

/** A token to send; nobody signed in (any more); or no network to renew it with. */
export type Access = { kind: 'token'; token: string } | { kind: 'signed-out' } | { kind: 'offline' };

const Renewal = z.object({
  access_token: z.string(),
  expires_in: z.optional(z.number()),
  refresh_token: z.optional(z.string()),
});

/** Who a token speaks for: its subject, the same for good; null when it cannot be read. The server is who verifies it. */
export const subjectOf = (token: string): string | null => {
  try {
    const claims: unknown = JSON.parse(
      atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')),
    );
    return z.parse(z.object({ sub: z.string() }), claims).sub;
  } catch {
    return null;
  }
};

const key = 'san-sang.session';
/** Who was signed in last, until signing out: what is kept on this device is theirs, also after the session has ended. */
const ownerKey = 'san-sang.owner';
/** What is being typed is kept under this and its owner. */
export const draftPrefix = 'san-sang.draft.';
/** Renewed this long before it expires, so that no request leaves with a token that dies on the way. */
const EARLY_MS = 60_000;
const DEADLINE_MS = 10_000;

type Needs = {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  now: () => number;
  /** Lets one tab renew while the others wait: a refresh token may be good for one use only. */
  alone: (work: () => Promise<Access>) => Promise<Access>;
  go: (url: string) => void;
  origin: () => string;
};

const parsed = (text: string | null): Session | null => {
  if (text === null) return null;
  try {
    const result = z.safeParse(Session, JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
};

const renewalRequest = (session: Session, refreshToken: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: session.clientId,
  }),
  signal: AbortSignal.timeout(DEADLINE_MS),
});

/** The session kept on this device: read, renewed, ended. */
export const makeSessions = ({ storage, fetch, now, alone, go, origin }: Needs) => {
  const read = () => parsed(storage.getItem(key));
  const keepOwner = ({ accessToken }: Session) => {
    const subject = subjectOf(accessToken);
    if (subject !== null) storage.setItem(ownerKey, subject);
  };
  const keep = (session: Session) => {
    storage.setItem(key, JSON.stringify(session));
    keepOwner(session);
  };
  const forget = () => storage.removeItem(key);

  /** Whose device this is: whoever is signed in, or was before the session ended by itself; null after signing out. */
  const owner = (): string | null => {
    const session = read();
    return (session && subjectOf(session.accessToken)) ?? storage.getItem(ownerKey);
  };

  const renewed = async (session: Session): Promise<Access> => {
    const ended = (): Access => {
      keepOwner(session);
      forget();
      return { kind: 'signed-out' };
    };
    if (session.refreshToken === null) return ended();
    try {
      const response = await fetch(session.tokenEndpoint, renewalRequest(session, session.refreshToken));
      // A refusal is for good; the issuer being in trouble, or busy, is not.
      if (response.status >= 400 && response.status < 500 && ![408, 429].includes(response.status))
        return ended();
      if (!response.ok) return { kind: 'offline' };
      const { access_token, expires_in = 3600, refresh_token } = z.parse(Renewal, await response.json());
      const refreshToken = refresh_token ?? session.refreshToken;
      keep({ ...session, accessToken: access_token, refreshToken, expiresAt: now() + expires_in * 1000 });
      return { kind: 'token', token: access_token };
    } catch {
      return { kind: 'offline' };
    }
  };

  /** The access token, renewed when it is about to expire or when `refused` is the one that was refused. */
  const access = async (refused?: string): Promise<Access> => {
    const usable = (session: Session) =>
      session.accessToken !== refused && session.expiresAt - EARLY_MS > now();
    const session = read();
    if (session === null) return { kind: 'signed-out' };
    if (usable(session)) return { kind: 'token', token: session.accessToken };
    return alone(async () => {
      const latest = read();
      if (latest === null) return { kind: 'signed-out' };
      return usable(latest) ? { kind: 'token', token: latest.accessToken } : renewed(latest);
    });
  };

  /** Forgets the session, then ends the issuer's own, which comes back to the sign-in page. */
  const signOut = () => {
    const session = read();
    forget();
    storage.removeItem(meKey);
    storage.removeItem(ownerKey);
    const back = `${origin()}/sign-in`;
    if (!session?.endSessionEndpoint) return go(back);
    const url = new URL(session.endSessionEndpoint);
    url.searchParams.set('client_id', session.clientId);
    // The standard's name and Cognito's name for the same thing.
    url.searchParams.set('post_logout_redirect_uri', back);
    url.searchParams.set('logout_uri', back);
    go(url.href);
  };

  return { read, keep, forget, owner, access, signOut };
};

/** Where the name and role of whoever is signed in are kept for a start without network. */
export const meKey = 'san-sang.me';

/** The path to go back to after signing in: only of this origin, never the sign-in page; otherwise the start page. */
export const safeReturnTo = (text: string | null | undefined): string => {
  const here = 'https://here.invalid';
  if (!text?.startsWith('/') || !URL.canParse(text, here)) return '/';
  const url = new URL(text, here);
  if (url.origin !== here || /^\/\/|^\/sign-in\b/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
};

/** Address of the sign-in page that comes back to `returnTo`. */
export const signInUrl = (returnTo: string): string => {
  const safe = safeReturnTo(returnTo);
  return safe === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ returnTo: safe })}`;
};

/** The session of this browser. */
export const sessions = makeSessions({
  storage: {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, text) => localStorage.setItem(name, text),
    removeItem: (name) => localStorage.removeItem(name),
  },
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  alone: async (work) => (navigator.locks ? navigator.locks.request('san-sang.renew', work) : work()),
  go: (url) => location.assign(url),
  origin: () => location.origin,
});

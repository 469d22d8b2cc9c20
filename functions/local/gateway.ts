import { originHeader, userRate } from '../../domain/front-answer.ts';
import { securityHeaders } from '../../domain/security-headers.ts';
import { type ApiNeeds, createApi } from './api.ts';
import { createAuthorizer } from './authorizer.ts';
import { type Admit, beforeTokens, triggerTimeoutMs } from './before-tokens.ts';
import type { Incoming, Outgoing } from './exchange.ts';
import { hostBundles } from './host-bundles.ts';
import { createIssuer } from './issuer.ts';
import type { Grants } from './issuer-grants.ts';
import type { IssuerKey } from './issuer-key.ts';
import { apiScope, clientId, issuerOf, originsOf, signInScope } from './local-identity.ts';
import { createMailPage } from './mail-page.ts';
import type { Mailbox } from './mailbox.ts';
import type { GatewayRoute } from './match-route.ts';
import { ownOriginSecret } from './origin-secret.ts';
import { gatewayMessage, json } from './outgoing.ts';
import { readTrust } from './page-trust.ts';
import { createStatic } from './static.ts';
import { createBuckets } from './user-rate.ts';

/** How long a handler may take, ms: every request ends within 10 s (quality.md, I19). */
const handlerTimeoutMs = 10_000;

export type GatewayOptions = {
  port: number;
  routes: Readonly<Record<string, GatewayRoute>>;
  /** The build: `functions/api` with the bundles, `web` with the pages. */
  dist: string;
  key: IssuerKey;
  grants: Grants;
  engine?: ApiNeeds['engine'];
  /** The mails of the local door. */
  mail?: Pick<Mailbox, 'list' | 'get'>;
  now?: () => Date;
  /** Who may have tokens; tests put rules of their own here. */
  admit?: Admit;
  /** Tests put handlers of their own here. */
  invoke?: ApiNeeds['invoke'];
  rate?: { perSecond: number; burst: number };
};

export type Handle = (request: Incoming) => Promise<Outgoing>;

/** Everything behind the port: the API, the sign-in server, the pages and their settings. It never throws. */
export const createGateway = (options: GatewayOptions): Handle => {
  const { port, dist, key, grants, now = () => new Date() } = options;
  const api = createApi(apiNeeds(options, now));
  const admit = options.admit ?? admitOf(dist);
  const issuer = createIssuer({ port, key, grants, admit, now: () => Math.floor(now().getTime() / 1_000) });
  const pages = createStatic(`${dist}/web`);
  const letters = createMailPage(options.mail ?? { list: () => [], get: () => null });
  const trust = readTrust(`${dist}/web`);
  const secret = ownOriginSecret();
  // In the place of whatever the client sent under that name.
  const throughFront = (request: Incoming): Incoming => ({
    ...request,
    headers: { ...request.headers, [originHeader]: secret },
  });
  const route = (request: Incoming, origin: string): Outgoing | Promise<Outgoing> => {
    if (isBelow(request.path, '/api')) return api(throughFront(request));
    if (isBelow(request.path, '/oidc')) return issuer(request);
    if (isBelow(request.path, '/mail')) return letters(request);
    if (request.path === '/config.json')
      return json(200, { issuer: issuerOf(origin), clientId, scope: signInScope });
    return pages(request);
  };
  return async (request) => {
    const origin = originOf(request, port);
    const common = securityHeaders({ ...trust, issuer: issuerOf(origin) });
    try {
      const answer = await route(request, origin);
      return { ...answer, headers: { ...common, ...answer.headers } };
    } catch (error) {
      console.error(JSON.stringify({ level: 'ERROR', message: 'gateway.failed', why: String(error) }));
      return { ...gatewayMessage(500, 'Internal Server Error'), headers: common };
    }
  };
};

const apiNeeds = (options: GatewayOptions, now: () => Date): ApiNeeds => {
  const { port, routes, dist, key, rate = userRate, engine = () => 0 } = options;
  const rules = {
    issuers: originsOf(port).map(issuerOf),
    audience: [clientId],
    scopes: [apiScope],
    jwks: key.jwks,
    now,
  };
  return {
    routes,
    engine,
    now,
    authorize: createAuthorizer(rules),
    allow: createBuckets(rate, () => now().getTime()),
    invoke: options.invoke ?? hostBundles({ folder: `${dist}/functions/api`, timeoutMs: handlerTimeoutMs }),
  };
};

/** The trigger of the user pool, hosted as the routes are. */
const admitOf = (dist: string): Admit =>
  beforeTokens(hostBundles({ folder: `${dist}/functions/triggers`, timeoutMs: triggerTimeoutMs }));

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Pages asked for by number talk to the issuer by number: for a browser, localhost would be another origin. */
const originOf = ({ headers }: Incoming, port: number): string => {
  const [localhost, loopback] = originsOf(port);
  return `http://${headers['host']}` === loopback ? loopback : localhost;
};

import type { Incoming, Outgoing } from './exchange.ts';
import type { Ask, IssuerNeeds } from './issuer-ask.ts';
import { authorize, signIn } from './issuer-authorize.ts';
import { revoke, token } from './issuer-token-endpoint.ts';
import { clientId, issuerOf, originsOf, signInScope } from './local-identity.ts';
import { json } from './outgoing.ts';

const endpoints: Record<string, (ask: Ask) => Outgoing | Promise<Outgoing>> = {
  'GET /oidc/.well-known/openid-configuration': ({ issuer }) =>
    json(200, discovery(issuer), 'public, max-age=300'),
  'GET /oidc/jwks': ({ key }) => json(200, key.jwks, 'public, max-age=300'),
  'GET /oidc/authorize': (ask) => authorize(ask),
  'POST /oidc/authorize': (ask) => signIn(ask),
  'POST /oidc/token': (ask) => token(ask),
  'POST /oidc/revoke': (ask) => revoke(ask),
  'GET /oidc/logout': (ask) => logout(ask),
};

/**
 * The sign-in server of the local door, in place of Cognito: Authorization Code with PKCE (S256), no passwords. It answers under
 * the host it was asked by, since a page may only talk to its own origin.
 */
export const createIssuer = (needs: IssuerNeeds) => {
  const [localhost, loopback] = originsOf(needs.port);
  const redirectUris = [localhost, loopback].map((origin) => `${origin}/sign-in`);
  return async (request: Incoming): Promise<Outgoing> => {
    const origin = `http://${request.headers['host']}` === loopback ? loopback : localhost;
    const answer = endpoints[`${request.method === 'HEAD' ? 'GET' : request.method} ${request.path}`];
    if (answer === undefined) return json(404, { error: 'not_found' });
    return answer({ ...needs, request, origin, issuer: issuerOf(origin), redirectUris });
  };
};

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  revocation_endpoint: `${issuer}/revoke`,
  end_session_endpoint: `${issuer}/logout`,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['none'],
  revocation_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: signInScope.split(' '),
  ui_locales_supported: ['vi', 'en'],
});

/** Cognito's form of it: `client_id` and an allowed `logout_uri` (a page of ours) to go back to. */
const logout = ({ request, origin }: Ask): Outgoing => {
  const query = new URLSearchParams(request.query);
  const target = query.get('logout_uri') ?? `${origin}/`;
  const ours = [`${origin}/`, `${origin}/sign-in`, origin];
  if (query.get('client_id') !== clientId || !ours.includes(target))
    return json(400, { error: 'invalid_request' });
  return { status: 302, headers: { location: target, 'cache-control': 'no-store' }, body: '' };
};

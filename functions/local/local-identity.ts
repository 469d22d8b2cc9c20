/** The one public client: the pages. It stands for the Cognito app client. */
export const clientId = 'san-sang-web';

/** What the API asks of an access token. */
export const apiScope = 'san-sang/api';

/** What the pages ask for at sign-in. */
export const signInScope = `openid ${apiScope}`;

/** How long tokens hold, seconds: an hour for access and id, 30 days for a clerk's own phone. */
export const lifetime = { access: 3_600, refresh: 30 * 86_400, code: 60 } as const;

/** Names under which the machine itself reaches the door; each is an issuer of its own, since pages ask their own origin. */
export const originsOf = (port: number): [string, string] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
];

export const issuerOf = (origin: string): string => `${origin}/oidc`;

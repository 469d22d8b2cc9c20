/** What the headers of a page depend on. */
export type PageTrust = {
  /** CSP hashes of inlined styles, such as `sha256-…`, as the build writes them. */
  styleHashes: readonly string[];
  /** CSP hashes of inlined scripts. */
  scriptHashes: readonly string[];
  /** The sign-in server: pages fetch its documents and tokens. */
  issuer: string;
  /** More origins that pages talk to, such as the hosted sign-in's own domain. */
  connect?: readonly string[];
  /** Served over TLS: only then may browsers be told to insist on it. */
  https?: boolean;
};

/** Two years, seconds: what hstspreload.org asks for is at least one. */
const hstsMaxAge = 63_072_000;

/** The headers that every page, asset and API answer carries (quality.md, Security): one list for all doors. */
export const securityHeaders = (trust: PageTrust): Record<string, string> => ({
  'content-security-policy': policy(trust),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  ...(trust.https === true && { 'strict-transport-security': `max-age=${hstsMaxAge}; includeSubDomains` }),
});

const policy = ({ styleHashes, scriptHashes, issuer, connect = [], https = false }: PageTrust): string => {
  const quoted = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`);
  const directives = [
    ["default-src 'none'"],
    ["script-src 'self'", ...quoted(scriptHashes)],
    ["style-src 'self'", ...quoted(styleHashes)],
    ["img-src 'self' data:"],
    ["font-src 'self'"],
    ["connect-src 'self'", ...new Set([originOf(issuer), ...connect])],
    ["manifest-src 'self'"],
    ["worker-src 'self'"],
    ["base-uri 'none'"],
    ["form-action 'self'"],
    ["frame-ancestors 'none'"],
    ...(https ? [['upgrade-insecure-requests']] : []),
  ];
  return directives.map((parts) => parts.join(' ')).join('; ');
};

/** CSP names origins; an issuer has a path, which a source expression would match exactly. */
const originOf = (url: string): string => url.replace(/^([a-z]+:\/\/[^/]+).*$/i, '$1');

import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../domain/security-headers.ts';

const issuer = 'https://cognito-idp.ap-southeast-1.amazonaws.com/pool';
const trust = { styleHashes: ['sha256-a', 'sha256-b'], scriptHashes: [], issuer };

describe('the security headers', () => {
  it('allow the inlined styles by their hashes, and the sign-in server by its origin', () => {
    const policy = securityHeaders({ ...trust, connect: ['https://sign-in.example'] })[
      'content-security-policy'
    ];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'sha256-a' 'sha256-b'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' https://cognito-idp.ap-southeast-1.amazonaws.com https://sign-in.example",
      "manifest-src 'self'",
      "worker-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
  });

  it('insist on TLS only where there is TLS', () => {
    expect(securityHeaders(trust)).not.toHaveProperty('strict-transport-security');
    const headers = securityHeaders({ ...trust, https: true });
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    expect(headers['content-security-policy']).toMatch(/; upgrade-insecure-requests$/);
  });

  it('never hold an unsafe word', () => {
    expect(Object.values(securityHeaders({ ...trust, https: true })).join()).not.toContain('unsafe');
  });
});

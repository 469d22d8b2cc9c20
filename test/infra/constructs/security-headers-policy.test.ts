import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../../domain/security-headers.ts';
import { securityHeadersPolicy } from '../../../infra/constructs/security-headers-policy.ts';
import { anApp } from '../fixture.ts';

const headers = securityHeaders({
  styleHashes: [],
  scriptHashes: [],
  issuer: 'https://issuer.test/pool',
  https: true,
});

const policyOf = (given: Record<string, string>) => {
  const stack = new Stack(anApp(), 'stack');
  securityHeadersPolicy(stack, 'Headers', given);
  return Template.fromStack(stack);
};

describe('the policy of security headers', () => {
  it('loses none of the headers that other doors send', () => {
    const text = JSON.stringify(policyOf(headers).toJSON());
    expect(Object.keys(headers)).toHaveLength(8);
    for (const value of ['DENY', 'no-referrer', 'same-origin', 'camera=()', "default-src 'none'"])
      expect(text).toContain(value);
  });

  it('gives CloudFront those that it has fields for in their fields', () => {
    policyOf(headers).hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: headers['content-security-policy'],
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: Match.objectLike({
            AccessControlMaxAgeSec: 63_072_000,
            IncludeSubdomains: true,
          }),
        },
        CustomHeadersConfig: {
          Items: ['cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy'].map(
            (Header) => Match.objectLike({ Header, Value: headers[Header] }),
          ),
        },
      },
    });
  });

  it('refuses a value that CloudFront does not know', () => {
    expect(() => policyOf({ 'x-frame-options': 'MAYBE' })).toThrow('CloudFront knows no MAYBE');
  });
});

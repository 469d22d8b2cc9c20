import { describe, expect, it } from 'vitest';
import { resourcesOf } from '../fixture.ts';
import { someStacks } from '../some-stacks.ts';

const { web } = someStacks();

describe('the web', () => {
  const [distribution] = resourcesOf(web, 'AWS::CloudFront::Distribution');

  it('serves pages and API from one origin over TLS 1.2 or newer', () => {
    expect(distribution?.Properties['DistributionConfig']).toMatchObject({
      Aliases: ['test.san-sang.example'],
      CacheBehaviors: [{ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' }],
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
      ViewerCertificate: {
        MinimumProtocolVersion: 'TLSv1.2_2021',
        AcmCertificateArn: { Ref: 'CertificateArn' },
      },
    });
  });

  it('puts the same headers on pages and API, with the hashes that the build wrote', () => {
    const [policy] = resourcesOf(web, 'AWS::CloudFront::ResponseHeadersPolicy');
    const headers = { ResponseHeadersPolicyId: { Ref: policy?.id } };
    expect(distribution?.Properties['DistributionConfig']).toMatchObject({
      CacheBehaviors: [headers],
      DefaultCacheBehavior: headers,
    });
    const text = JSON.stringify(policy?.Properties);
    expect(text).toContain("style-src 'self' 'sha256-c3R5bGU='");
    expect(text).toContain('https://cognito-idp.ap-southeast-1.amazonaws.com');
    expect(text).toContain('https://san-sang-thai-nguyen-test.auth.ap-southeast-1.amazoncognito.com');
    expect(text).not.toContain('unsafe-');
  });

  it('keeps both buckets from the public', () => {
    for (const { Properties } of resourcesOf(web, 'AWS::S3::Bucket')) {
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
  });

  it('uploads assets for a year before the pages that name them, and keeps to itself what the build wrote for us', () => {
    const uploads = resourcesOf(web, 'Custom::CDKBucketDeployment');
    const [assets, pages] = ['Assets', 'Pages'].map((name) => uploads.find(({ id }) => id.includes(name)));
    expect(assets?.Properties).toMatchObject({
      Include: ['assets/*'],
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
      Prune: false,
    });
    expect(pages).toMatchObject({
      DependsOn: expect.arrayContaining([assets?.id]),
      Properties: {
        Exclude: ['assets/*', 'csp.json'],
        SystemMetadata: { 'cache-control': 'no-cache' },
        Prune: false,
      },
    });
  });
});

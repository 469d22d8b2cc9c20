import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { routeNames } from '../../../domain/contract.ts';
import { resourcesOf } from '../fixture.ts';
import { theStacks } from '../some-stacks.ts';

const { web, edge, api, routes } = theStacks();

const Policy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z.unknown(),
    CustomHeadersConfig: z.object({ Items: z.array(z.unknown()) }),
  }),
});
const Errors = z.object({ CustomErrorResponses: z.array(z.unknown()) });
const Sent = z.object({
  Origins: z.array(
    z.object({
      OriginCustomHeaders: z.optional(
        z.array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() })),
      ),
    }),
  ),
});

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

  const policies = resourcesOf(web, 'AWS::CloudFront::ResponseHeadersPolicy').map(({ id, Properties }) => ({
    reference: { ResponseHeadersPolicyId: { Ref: id } },
    ...Policy.parse(Properties).ResponseHeadersPolicyConfig,
  }));
  const noStore = { Header: 'cache-control', Override: true, Value: 'no-store' };

  it('puts the same headers on pages and API, with the hashes that the build wrote; what the API says is never kept', () => {
    const [pages, api] = policies;
    expect(distribution?.Properties['DistributionConfig']).toMatchObject({
      CacheBehaviors: [api?.reference],
      DefaultCacheBehavior: pages?.reference,
    });
    expect(api?.SecurityHeadersConfig).toEqual(pages?.SecurityHeadersConfig);
    expect(api?.CustomHeadersConfig.Items).toEqual([...(pages?.CustomHeadersConfig.Items ?? []), noStore]);
    const text = JSON.stringify(pages);
    for (const name of ['StrictTransportSecurity', 'ContentTypeOptions', 'FrameOptions', 'ReferrerPolicy'])
      expect(text).toContain(name);
    expect(text).toContain("style-src 'self' 'sha256-c3R5bGU='");
    expect(text).toContain('https://cognito-idp.ap-southeast-1.amazonaws.com');
    expect(text).toContain('https://san-sang-thai-nguyen-test.auth.ap-southeast-1.amazoncognito.com');
    expect(text).not.toContain('unsafe-');
  });

  it('lets no other origin read: neither the front nor the gateway says anything of CORS', () => {
    for (const stack of [web, api])
      expect(JSON.stringify(resourcesOf(stack))).not.toMatch(/CorsConfig|access-control-allow/i);
  });

  it('reaches the bucket by its own signature alone, and the gateway over TLS 1.2', () => {
    expect(distribution?.Properties['DistributionConfig']).toMatchObject({
      Origins: [
        { OriginAccessControlId: expect.anything(), S3OriginConfig: { OriginAccessIdentity: '' } },
        { CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } },
      ],
    });
  });

  it('keeps no error, and puts no page in the place of the API’s own', () => {
    const { CustomErrorResponses } = Errors.parse(distribution?.Properties['DistributionConfig']);
    // Every code that CloudFront keeps for 10 s unless told otherwise, "HTTP 4xx and 5xx status codes that CloudFront caches".
    expect(CustomErrorResponses).toEqual(
      [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({
        ErrorCode,
        ErrorCachingMinTTL: 0,
      })),
    );
  });

  it('is behind the firewall of the other region, whose stack is deployed before', () => {
    expect(distribution?.Properties['DistributionConfig']).toMatchObject({
      WebACLId: {
        'Fn::GetStackOutput': {
          StackName: edge.stackName,
          Region: 'us-east-1',
          OutputName: Object.keys(Template.fromStack(edge).toJSON()['Outputs'])[0],
        },
      },
    });
    expect(web.dependencies).toContain(edge);
  });

  it('sends each function the secret that it asks for, by the same reference, and is deployed after them', () => {
    const { Origins } = Sent.parse(distribution?.Properties['DistributionConfig']);
    const [sent, ...others] = Origins.flatMap(({ OriginCustomHeaders }) => OriginCustomHeaders ?? []);
    expect([sent?.HeaderName, others]).toEqual(['x-origin-secret', []]);
    expect(JSON.stringify(sent?.HeaderValue)).toMatch(
      /^\{"Fn::Join":\["",\["\{\{resolve:secretsmanager:",\{"Fn::ImportValue":"[^"]+"\},":SecretString:::\}\}"\]\]\}$/,
    );
    const functions = routes.flatMap((stack) => resourcesOf(stack, 'AWS::Lambda::Function'));
    expect(functions).toHaveLength(routeNames.length);
    for (const { Properties } of functions)
      expect(Properties['Environment']).toMatchObject({ Variables: { ORIGIN_SECRET: sent?.HeaderValue } });
    expect(web.dependencies).toEqual(expect.arrayContaining(routes));
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

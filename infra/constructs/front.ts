import { Duration, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IResponseHeadersPolicy,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { originHeader } from '../../domain/front-answer.ts';
import { acknowledgeWarning } from '../acknowledgements.ts';

type FrontProps = {
  domain: string;
  certificate: ICertificate;
  pages: IBucket;
  /** Host name of the gateway. */
  apiHost: string;
  /** On all that comes from the pages, and from the API. */
  headers: Record<'pages' | 'api', IResponseHeadersPolicy>;
  /** The code that finds the file of an address. */
  pageAddress: string;
  /** ARN of the firewall. */
  firewall: string;
  /** What tells the functions that a request came this way. */
  originSecret: string;
  /** How long it waits for the gateway. */
  waitsFor: Duration;
};

/** Listing lets the bucket tell what is missing from what is forbidden; every address leads to an object, never to a list. */
const seen = [AccessLevel.READ, AccessLevel.LIST];

/**
 * CloudFront keeps errors for 10 s unless told otherwise, `no-store` or not (AWS, "Control how long CloudFront caches errors"), and knows nothing of who asked: one
 * member's 404 would be the next one's. No page is put in their place: it would be put in the place of the API's answers too.
 */
const errorResponses = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

/** The one origin that people see: the pages from a private bucket, and the API below /api, with the same headers on all of it. */
export class Front extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: FrontProps) {
    super(scope, id);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: props.domain,
      domainNames: [props.domain],
      certificate: props.certificate,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultRootObject: 'index.html',
      errorResponses,
      webAclId: props.firewall,
      defaultBehavior: this.toPages(props),
      additionalBehaviors: { '/api/*': toApi(props) },
    });
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Officers and owners of workplaces also sign in from abroad; tokens decide, not places.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          'Its logs hold addresses of clients and paths, and a path of the API names a member by e-mail. The gateway logs each call without them, the firewall what it refused.',
      },
    );
    acknowledgeWarning(
      this.distribution,
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'Every address is rewritten to an object, the root too; what lies in the bucket is public anyway.',
    );
  }

  private toPages({ pages, headers, pageAddress }: FrontProps): BehaviorOptions {
    const code = FunctionCode.fromInline(pageAddress);
    const rewrite = new EdgeFunction(this, 'PageAddress', { runtime: FunctionRuntime.JS_2_0, code });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(pages, { originAccessLevels: seen }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers.pages,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: rewrite }],
    };
  }
}

const toApi = ({ apiHost, headers, waitsFor, originSecret }: FrontProps): BehaviorOptions => ({
  // Longer than the gateway waits, so that its answer is the one that arrives.
  origin: new HttpOrigin(apiHost, {
    readTimeout: waitsFor,
    // In the place of what a client sends under this name (AWS, "Add custom headers to origin requests").
    customHeaders: { [originHeader]: originSecret },
  }),
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  responseHeadersPolicy: headers.api,
});

import { fileURLToPath } from 'node:url';
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

type FrontProps = {
  domain: string;
  certificate: ICertificate;
  pages: IBucket;
  /** Host name of the gateway. */
  apiHost: string;
  headers: IResponseHeadersPolicy;
  logs: IBucket;
};

/** Listing lets the bucket tell what is missing from what is forbidden; every address leads to an object, never to a list. */
const seen = [AccessLevel.READ, AccessLevel.LIST];

const pageAddress = fileURLToPath(new URL('../page-address.js', import.meta.url));

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
      enableLogging: true,
      logBucket: props.logs,
      logFilePrefix: 'front/',
      defaultBehavior: this.toPages(props),
      additionalBehaviors: { '/api/*': toApi(props) },
    });
    Validations.of(this.distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Officers and owners of workplaces also sign in from abroad; tokens decide, not places.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'Not yet: a firewall for CloudFront lies in us-east-1, in a stack of its own. Until then the gateway limits the rate.',
      },
      {
        id: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
        reason:
          'Every address is rewritten to an object, the root too; what lies in the bucket is public anyway.',
      },
    );
  }

  private toPages({ pages, headers }: FrontProps): BehaviorOptions {
    const code = FunctionCode.fromFile({ filePath: pageAddress });
    const rewrite = new EdgeFunction(this, 'PageAddress', { runtime: FunctionRuntime.JS_2_0, code });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(pages, { originAccessLevels: seen }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: rewrite }],
    };
  }
}

const toApi = ({ apiHost, headers }: FrontProps): BehaviorOptions => ({
  // Longer than the gateway waits, so that its answer is the one that arrives.
  origin: new HttpOrigin(apiHost, { readTimeout: Duration.seconds(15) }),
  viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  cachePolicy: CachePolicy.CACHING_DISABLED,
  originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  responseHeadersPolicy: headers,
});

import { CfnOutput, CfnParameter, Duration, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { securityHeaders } from '../../domain/security-headers.ts';
import type { Built } from '../built.ts';
import { Front } from '../constructs/front.ts';
import { PagesUpload } from '../constructs/pages-upload.ts';
import { securityHeadersPolicy } from '../constructs/security-headers-policy.ts';
import { pageAddress } from '../page-address.ts';
import type { Stage } from '../stage.ts';
import type { ApiStack } from './api.ts';
import type { EdgeStack } from './edge.ts';
import { apiScope, type IdentityStack } from './identity.ts';

type WebProps = StackProps & {
  built: Built;
  stage: Stage;
  identity: IdentityStack;
  api: ApiStack;
  edge: EdgeStack;
};

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

/** The pages, and the front that serves them and the API from one origin. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { built, stage, identity, api, edge, ...props }: WebProps) {
    super(scope, id, props);
    const logs = this.logs(stage);
    const headers = headersOf(built, identity);
    const pages = new Bucket(this, 'Pages', {
      ...closed,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'pages/',
    });
    const { distribution } = new Front(this, 'Front', {
      domain: stage.domain,
      certificate: this.certificate(stage),
      pages,
      apiHost: `${api.api.apiId}.execute-api.${stage.region}.amazonaws.com`,
      headers: {
        pages: securityHeadersPolicy(this, 'Headers', headers),
        // Also on what the gateway itself says, which would say nothing of it.
        api: securityHeadersPolicy(this, 'ApiHeaders', { ...headers, 'cache-control': 'no-store' }),
      },
      pageAddress: pageAddress(built.web, headers),
      // Another region: read from that stack when this one is deployed, which is deployed after it.
      firewall: Stack.consumeReference(edge.firewall, ReferenceStrength.WEAK),
      originSecret: api.originSecrets.current,
      waitsFor: Duration.seconds(stage.deadlines.frontSeconds),
    });
    new PagesUpload(this, 'Upload', {
      bucket: pages,
      folder: built.web,
      logDays: stage.deadlines.logDays,
      config: {
        issuer: identity.issuer,
        clientId: identity.client.userPoolClientId,
        scope: `openid ${apiScope}`,
      },
    });
    new CfnOutput(this, 'PointsTo', {
      value: distribution.distributionDomainName,
      description: `Where the name ${stage.domain} must point`,
    });
  }

  private logs({ deadlines }: Stage) {
    return new Bucket(this, 'Logs', {
      ...closed,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(deadlines.logDays) }],
    });
  }

  private certificate({ domain }: Stage) {
    const { valueAsString } = new CfnParameter(this, 'CertificateArn', {
      description: `ARN of the certificate for ${domain}, in us-east-1`,
      allowedPattern: '^arn:aws:acm:us-east-1:\\d{12}:certificate/[0-9a-f-]+$',
    });
    return Certificate.fromCertificateArn(this, 'Certificate', valueAsString);
  }
}

const headersOf = ({ styleHashes, scriptHashes }: Built, { issuerOrigin, signInOrigin }: IdentityStack) =>
  securityHeaders({
    ...{ styleHashes, scriptHashes, issuer: issuerOrigin, connect: [signInOrigin], https: true },
  });

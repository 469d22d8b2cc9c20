import { CfnOutput, CfnParameter, Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { securityHeaders } from '../../domain/security-headers.ts';
import type { Built } from '../built.ts';
import { Front } from '../constructs/front.ts';
import { PagesUpload } from '../constructs/pages-upload.ts';
import { securityHeadersPolicy } from '../constructs/security-headers-policy.ts';
import type { Stage } from '../stage.ts';
import type { ApiStack } from './api.ts';
import { apiScope, type IdentityStack } from './identity.ts';

type WebProps = StackProps & { built: Built; stage: Stage; identity: IdentityStack; api: ApiStack };

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

/** The pages, and the front that serves them and the API from one origin. */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { built, stage, identity, api, ...props }: WebProps) {
    super(scope, id, props);
    const logs = this.logs();
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
      headers: this.headers(built, identity),
      logs,
    });
    new PagesUpload(this, 'Upload', {
      bucket: pages,
      folder: built.web,
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

  private headers({ styleHashes, scriptHashes }: Built, { issuerOrigin, signInOrigin }: IdentityStack) {
    const trust = { styleHashes, scriptHashes, issuer: issuerOrigin, connect: [signInOrigin], https: true };
    return securityHeadersPolicy(this, 'Headers', securityHeaders(trust));
  }

  private logs() {
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      // CloudFront delivers its standard logs through an access list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is where the logs of the others lie; logs of its own would never end.',
    });
    return logs;
  }

  private certificate({ domain }: Stage) {
    const { valueAsString } = new CfnParameter(this, 'CertificateArn', {
      description: `ARN of the certificate for ${domain}, in us-east-1`,
      allowedPattern: '^arn:aws:acm:us-east-1:\\d{12}:certificate/[0-9a-f-]+$',
    });
    return Certificate.fromCertificateArn(this, 'Certificate', valueAsString);
  }
}

import { CfnElement, DefaultStackSynthesizer, Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Deadlines } from '../stage.ts';

type PagesUploadProps = {
  bucket: IBucket;
  /** The built pages. */
  folder: string;
  /** What /config.json tells the pages of this deployment. */
  config: Record<string, string>;
  logDays: Deadlines['logDays'];
};

/** Files here are named by what they hold, and kept for a year; everything else is asked for again each time. */
const assets = 'assets/*';

/**
 * Puts the built pages into the bucket when the stack is deployed. The new assets arrive before the pages that name them, and old
 * ones stay: a page that is open still asks for them.
 */
export class PagesUpload extends Construct {
  constructor(scope: Construct, id: string, { bucket, folder, config, logDays }: PagesUploadProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: logDays });
    const role = this.role(bucket, logGroup).withoutPolicyUpdates();
    const common = { destinationBucket: bucket, prune: false, memoryLimit: 256, logGroup, role };
    const first = new BucketDeployment(this, 'Assets', {
      ...common,
      sources: [Source.asset(folder)],
      exclude: ['*'],
      include: [assets],
      cacheControl: [
        CacheControl.setPublic(),
        CacheControl.maxAge(Duration.days(365)),
        CacheControl.immutable(),
      ],
    });
    const second = new BucketDeployment(this, 'Pages', {
      ...common,
      sources: [Source.asset(folder), Source.jsonData('config.json', config)],
      exclude: [assets, 'csp.json'],
      cacheControl: [CacheControl.noCache()],
    });
    second.node.addDependency(first);
    this.acknowledgeRuntime();
  }

  /** Only what an upload without deletions does: the construct's own role could delete, and read every bucket setting. */
  private role(bucket: IBucket, logGroup: ILogGroup) {
    const { account, region } = Stack.of(this);
    const sources = `arn:aws:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${account}-${region}/*`;
    const statements = [
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [sources] }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('*')] }),
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Upload: new PolicyDocument({ statements }) },
    });
    const reason = 'Runs at deployments only; which files there are is known when they are built.';
    const child = bucket.node.defaultChild;
    const objects = CfnElement.isCfnElement(child)
      ? `<${Stack.of(this).getLogicalId(child)}.Arn>/*`
      : bucket.arnForObjects('*');
    Validations.of(role).acknowledge(
      { id: `AwsSolutions-IAM5[Resource::${sources.replace(account, '<AWS::AccountId>')}]`, reason },
      { id: `AwsSolutions-IAM5[Resource::${objects}]`, reason },
    );
    return role;
  }

  private acknowledgeRuntime() {
    for (const one of Stack.of(this).node.findAll()) {
      if (!(one instanceof CfnFunction) || !one.node.path.includes('CDKBucketDeployment')) continue;
      Validations.of(one).acknowledge({
        id: 'AwsSolutions-L1',
        reason: 'The CDK chooses the runtime of its own upload function, which runs at deployments only.',
      });
    }
  }
}

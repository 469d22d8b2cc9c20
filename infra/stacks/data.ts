import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { attribute, type BucketId, listIndex, type TableId, tables } from '../../functions/stores/table.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

/** How long a frozen day can be neither changed nor deleted without a right that no role of ours has: ten years. */
const frozenFor = Duration.days(3653);

/** How long a file lies that is fetched by a link, and logs of reading. */
const keptFor = { files: Duration.days(7), parts: Duration.days(1), logs: Duration.days(90) };

/**
 * The two tables and the buckets. `records` is the truth: restorable to any second, and neither a deployment nor a removed stack deletes
 * it. `projections` is rebuilt from it, and may go. Both are encrypted with keys that AWS owns. What a briefing was based on lies in
 * `snapshots` under a lock; what is in `files` can be made again.
 */
export class DataStack extends Stack {
  readonly tables: Record<TableId, Table>;
  /** Their names and addresses, as other stacks import them. */
  readonly buckets: Record<BucketId, { bucketName: string; bucketArn: string }>;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.tables = {
      records: this.table('Records', 'records', {
        removalPolicy: RemovalPolicy.RETAIN,
        deletionProtection: true,
      }),
      projections: this.table('Projections', 'projections', {
        removalPolicy: RemovalPolicy.DESTROY,
        deletionProtection: false,
      }),
    };
    const { snapshots, files } = this.makeBuckets();
    this.buckets = { snapshots: this.exported(snapshots), files: this.exported(files) };
  }

  private exported({ bucketName, bucketArn }: Bucket) {
    return { bucketName: this.exportValue(bucketName), bucketArn: this.exportValue(bucketArn) };
  }

  private makeBuckets() {
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: keptFor.logs }],
    });
    Validations.of(logs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is where the logs of the others lie; logs of its own would never end.',
    });
    const logged = (serverAccessLogsPrefix: string) => ({
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix,
    });
    return {
      snapshots: new Bucket(this, 'Snapshots', {
        ...closed,
        ...logged('snapshots/'),
        versioned: true,
        objectLockEnabled: true,
        objectLockDefaultRetention: ObjectLockRetention.governance(frozenFor),
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      files: new Bucket(this, 'Files', {
        ...closed,
        ...logged('files/'),
        lifecycleRules: [{ expiration: keptFor.files, abortIncompleteMultipartUploadAfter: keptFor.parts }],
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    };
  }

  private table(
    id: string,
    name: TableId,
    keeping: { removalPolicy: RemovalPolicy; deletionProtection: boolean },
  ) {
    const { listIndex: listed, stream, expires } = tables[name];
    const table = new Table(this, id, {
      ...keeping,
      partitionKey: text(attribute.pk),
      sortKey: text(attribute.sk),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      ...(stream && { stream: StreamViewType.NEW_AND_OLD_IMAGES }),
      ...(expires && { timeToLiveAttribute: attribute.expiresAt }),
    });
    if (listed) {
      table.addGlobalSecondaryIndex({
        indexName: listIndex,
        partitionKey: text(attribute.listPk),
        sortKey: text(attribute.listSk),
        projectionType: ProjectionType.ALL,
      });
    }
    return table;
  }
}

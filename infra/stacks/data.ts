import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { attribute, type BucketId, listIndex, type TableId, tables } from '../../functions/stores/table.ts';
import type { Restored, Stage } from '../stage.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

/** How long a frozen day can be neither changed nor deleted without a right that no role of ours has: ten years. */
const frozenFor = Duration.days(3653);

/** How long a file lies that is fetched by a link, and parts of one that was never finished. */
const keptFor = { files: Duration.days(7), parts: Duration.days(1) };

/**
 * The two tables and the buckets. `records` is the truth: restorable to any second, and neither a deployment nor a removed stack deletes
 * it. `projections` is rebuilt from it, and may go. Both are encrypted with keys that AWS owns. What a briefing was based on lies in
 * `snapshots` under a lock; what is in `files` can be made again.
 */
export class DataStack extends Stack {
  /** Those that everybody uses: a restored one takes the place of the stack's own, which stays as it is. */
  readonly tables: Record<TableId, ITable>;
  /** Their names and addresses, as other stacks import them. */
  readonly buckets: Record<BucketId, { bucketName: string; bucketArn: string }>;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const records = this.table('Records', 'records', {
      removalPolicy: RemovalPolicy.RETAIN,
      deletionProtection: true,
    });
    // Said once more while a restored table is used: CloudFormation takes no name away that another stack still reads.
    for (const one of [records.tableName, records.tableArn, records.tableStreamArn]) this.exportValue(one);
    this.tables = {
      records: stage.records ? this.restored(stage.records) : records,
      projections: this.table('Projections', 'projections', {
        removalPolicy: RemovalPolicy.DESTROY,
        deletionProtection: false,
      }),
    };
    for (const [id, { tableName }] of [
      ['RecordsTable', this.tables.records],
      ['ProjectionsTable', this.tables.projections],
    ] as const)
      new CfnOutput(this, id, { value: tableName, description: 'For commands that work on the stage' });
    const { snapshots, files } = this.makeBuckets(stage);
    this.buckets = { snapshots: this.exported(snapshots), files: this.exported(files) };
  }

  private exported({ bucketName, bucketArn }: Bucket) {
    return { bucketName: this.exportValue(bucketName), bucketArn: this.exportValue(bucketArn) };
  }

  private makeBuckets({ deadlines }: Stage) {
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(deadlines.logDays) }],
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

  private restored({ tableName, streamArn }: Restored) {
    return Table.fromTableAttributes(this, 'Restored', {
      tableName,
      tableStreamArn: streamArn,
      globalIndexes: [listIndex],
    });
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

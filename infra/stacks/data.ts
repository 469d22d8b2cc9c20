import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { attribute, listIndex, type TableId, tables } from '../../functions/stores/table.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The two tables. `records` is the truth: restorable to any second, and neither a deployment nor a removed stack deletes it.
 * `projections` is rebuilt from it, and may go. Both are encrypted with keys that AWS owns.
 */
export class DataStack extends Stack {
  readonly tables: Record<TableId, Table>;

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

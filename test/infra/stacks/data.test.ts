import { describe, expect, it } from 'vitest';
import { DataStack } from '../../../infra/stacks/data.ts';
import { anApp, resourcesOf } from '../fixture.ts';

const data = new DataStack(anApp(), 'data', {});

describe('the tables', () => {
  const [records, projections] = ['Records', 'Projections'].map((name) =>
    resourcesOf(data, 'AWS::DynamoDB::Table').find(({ id }) => id.startsWith(name)),
  );

  it('keep the records whatever happens to the stack, restorable, streamed and listed', () => {
    expect(records).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-list',
            KeySchema: [
              { AttributeName: 'gsi1pk', KeyType: 'HASH' },
              { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      },
    });
  });

  it('let the projections go, which are rebuilt', () => {
    expect(projections).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
    expect(projections?.Properties).not.toHaveProperty('StreamSpecification');
  });
});

import { describe, expect, it } from 'vitest';
import { DataStack } from '../../../infra/stacks/data.ts';
import { aStage } from '../a-stage.ts';
import { anApp, resourcesOf } from '../fixture.ts';

const data = new DataStack(anApp(), 'data', { stage: aStage });

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

describe('the buckets', () => {
  const bucketOf = (name: string) =>
    resourcesOf(data, 'AWS::S3::Bucket').find(({ id }) => id.startsWith(name));
  const shut = {
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  };

  it('keep frozen days as they were written, under a lock of ten years', () => {
    expect(bucketOf('Snapshots')).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3653 } } },
        PublicAccessBlockConfiguration: shut,
      },
    });
    expect(bucketOf('Snapshots')?.Properties).not.toHaveProperty('LifecycleConfiguration');
  });

  it('let files go after a week, and what was never finished after a day', () => {
    expect(bucketOf('Files')?.Properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: 7, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
      },
      PublicAccessBlockConfiguration: shut,
    });
  });

  it('are open to nobody without encryption on the way', () => {
    const policies = resourcesOf(data, 'AWS::S3::BucketPolicy').map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    expect(policies).toHaveLength(3);
    for (const policy of policies) expect(policy).toContain('"aws:SecureTransport":"false"');
  });
});

import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { attribute } from '../../functions/stores/table.ts';

/** What Lambda does to a stream for a function; ListStreams too is asked of this stream only. */
const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (action) => `dynamodb:${action}`,
);

/** What of a stream a function follows: partitions that begin so, and how many records it takes at once. */
export type Followed = { prefixes: readonly string[]; records: number };

/**
 * Lets the one function follow a table's stream that hands its records on: not more than two may read a shard at a time ("Change data
 * capture for DynamoDB Streams"). Records of partitions that nobody follows do not wake it. One poison record blocks nobody: a failed batch is split, and taken up
 * from the record that failed; what still fails in the tenth try, or is six hours old, is given up. The message then holds where
 * the record lies and not the record, so driving it again reads the table.
 */
export const followStream = (
  lambda: LambdaFunction,
  table: ITable,
  givenUp: IQueue,
  { prefixes, records }: Followed,
): void => {
  if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
  lambda.addToRolePolicy(new PolicyStatement({ actions: reads, resources: [table.tableStreamArn] }));
  new EventSourceMapping(lambda, 'Stream', {
    target: lambda,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: records,
    filters: [
      FilterCriteria.filter({
        dynamodb: { Keys: { [attribute.pk]: { S: prefixes.flatMap(FilterRule.beginsWith) } } },
      }),
    ],
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    onFailure: new SqsDlq(givenUp),
  });
};

import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What Lambda does to a stream for a function; ListStreams too is asked of this stream only. */
const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (action) => `dynamodb:${action}`,
);

/**
 * Lets a function follow a table's stream, item by item in order. One poison record blocks nobody: a failed batch is split, and taken up
 * from the record that failed; what still fails in the tenth try, or is six hours old, is given up. The message then holds where
 * the record lies and not the record, so driving it again reads the table.
 */
export const followStream = (lambda: LambdaFunction, table: ITable, givenUp: IQueue): void => {
  if (table.tableStreamArn === undefined) throw new Error(`${table.node.path} has no stream`);
  lambda.addToRolePolicy(new PolicyStatement({ actions: reads, resources: [table.tableStreamArn] }));
  new EventSourceMapping(lambda, 'Stream', {
    target: lambda,
    eventSourceArn: table.tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    parallelizationFactor: 1,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    onFailure: new SqsDlq(givenUp),
  });
};

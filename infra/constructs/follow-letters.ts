import { Names } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What Lambda does to a queue for a function; a letter is deleted once what it stands for is healed. */
const takes = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action}`);

/**
 * Hands the letters of a queue to a function. A run that fails leaves them where they are: they come again when their time is up, for as
 * long as the queue keeps them.
 */
export const followLetters = (lambda: LambdaFunction, queue: IQueue): void => {
  lambda.addToRolePolicy(new PolicyStatement({ actions: takes, resources: [queue.queueArn] }));
  new EventSourceMapping(lambda, `Letters${Names.uniqueResourceName(queue, { maxLength: 60 })}`, {
    target: lambda,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
  });
};

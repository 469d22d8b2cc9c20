import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What Lambda does to a queue for a function. */
const takes = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action}`);

/**
 * Runs of a job side by side, at most: what the job touches is written under conditions, and more of them would only meet each other. A
 * limit on the source, so that messages wait in the queue and lose no try to throttling ("Configuring scaling behavior for SQS event source
 * mappings").
 */
const sideBySide = 10;

/** Handings over before a message is set aside; AWS advises 5 at least ("Creating and configuring an Amazon SQS event source mapping"). */
const tries = 10;

/** The same document: a queue hides what it handed over for six times as long as the function may take. */
const timesTheTimeout = 6;

type JobQueueProps = {
  lambda: LambdaFunction;
  timeout: Duration;
  /** Records handed over at once, at most. */
  records: number;
  givenUp: IQueue;
};

/**
 * The queue of one job, into which the relay puts what the job follows. One message that fails holds up no other: it alone comes again when
 * it is visible again, and after ten times it is set aside with all that it holds.
 */
export class JobQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { lambda, timeout, records, givenUp }: JobQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(timeout.toSeconds() * timesTheTimeout),
      // Shorter than the letters are kept: SQS counts their age from when the message came, not from when it was set aside.
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: givenUp, maxReceiveCount: tries },
    });
    lambda.addToRolePolicy(new PolicyStatement({ actions: takes, resources: [this.queue.queueArn] }));
    new EventSourceMapping(this, 'Source', {
      target: lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: records,
      reportBatchItemFailures: true,
      maxConcurrency: sideBySide,
    });
  }
}

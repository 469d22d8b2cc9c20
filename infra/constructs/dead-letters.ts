import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Impact, impactAlarm } from './impact-alarm.ts';

/** Where work lands that failed for good, and the alarm that says so at the first piece. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, impact: Impact) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // As long as SQS keeps anything: time to notice, repair and drive again.
      retentionPeriod: Duration.days(14),
    });
    const waiting = this.queue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: Duration.minutes(5),
    });
    impactAlarm(this, 'Alarm', waiting, impact);
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is itself the dead-letter queue, of a stream source, of a schedule or of an asynchronous call.',
    });
  }
}

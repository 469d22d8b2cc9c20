import { Duration, Validations } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Impact, impactAlarm } from './impact-alarm.ts';

/** How long letters are away while they are driven again, six times what a run of that may take; then they are taken once more. */
const drivenWithin = Duration.hours(1);

/** What their first piece means, and whether what they take was given up by another queue. */
type DeadLettersProps = Impact & { behindQueue: boolean };

/** Where work lands that failed for good, and the alarm that says so at the first piece, also while it is driven again. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { behindQueue, ...impact }: DeadLettersProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // As long as SQS keeps anything: time to notice, repair and drive again.
      retentionPeriod: Duration.days(14),
      visibilityTimeout: drivenWithin,
    });
    const looked = { statistic: 'Maximum', period: Duration.minutes(5) };
    const waiting = new MathExpression({
      expression: 'FILL(lying, 0) + FILL(driven, 0)',
      label: 'given up',
      period: looked.period,
      usingMetrics: {
        lying: this.queue.metricApproximateNumberOfMessagesVisible(looked),
        driven: this.queue.metricApproximateNumberOfMessagesNotVisible(looked),
      },
    });
    impactAlarm(this, 'Alarm', waiting, impact);
    // Of a queue's own dead letters the rule knows what they are.
    if (behindQueue) return;
    Validations.of(this.queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is itself the dead-letter queue, of a stream source, of a schedule or of an asynchronous call.',
    });
  }
}

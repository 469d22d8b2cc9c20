import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { impactAlarm } from './impact-alarm.ts';

/** Longer than a try that fails and is made again takes in most queues. s. [D] */
const tooLong = 900;

/** An alarm takes ten figures at most (AWS, "CloudWatch quotas"), and the stream is one. */
const mostQueues = 9;

/**
 * One alarm for all that waits: the oldest message of any queue, or the records of the stream that the relay has not come to.
 * @throws Error for more queues than one alarm takes
 */
export const waitingAlarm = (scope: Construct, id: string, queues: readonly IQueue[], relay: IFunction) => {
  if (queues.length > mostQueues)
    throw new Error(`${queues.length} queues: one alarm takes ${mostQueues}, divide them among two`);
  const period = Duration.minutes(5);
  const looked = { statistic: 'Maximum', period };
  const ages = queues.map(
    (queue, n) => [`q${n}`, queue.metricApproximateAgeOfOldestMessage(looked)] as const,
  );
  const lag = relay.metric('IteratorAge', looked);
  const oldest = [...ages.map(([name]) => `FILL(${name}, 0)`), 'FILL(lag, 0) / 1000'].join(', ');
  const waiting = new MathExpression({
    expression: `IF(MAX([${oldest}]) > ${tooLong}, 1, 0)`,
    label: 'waits too long',
    period,
    usingMetrics: { ...Object.fromEntries(ages), lag },
  });
  impactAlarm(scope, id, waiting, {
    failure:
      'What was reported waits for more than 15 minutes before it is counted, told or filed: pages show what was before.',
    runbook: 'Work waits in its queue',
  });
};

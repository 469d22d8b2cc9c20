import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { waitingAlarm } from '../../../infra/constructs/waiting-alarm.ts';
import { anApp, resourcesOf } from '../fixture.ts';

const watching = (count: number) => {
  const stack = new Stack(anApp(), `stack-${count}`);
  const queues = Array.from({ length: count }, (_, n) => new Queue(stack, `Queue${n}`));
  waitingAlarm(stack, 'Waiting', queues, LambdaFunction.fromFunctionName(stack, 'Relay', 'relay'));
  return resourcesOf(stack, 'AWS::CloudWatch::Alarm').flatMap(({ Properties }) => Properties['Metrics']);
};

describe('the alarm of what waits', () => {
  it('takes nine queues and the stream, ten figures and the sum of them', () => {
    expect(watching(9)).toHaveLength(11);
  });

  it('refuses what AWS would refuse under a deployment', () => {
    expect(() => watching(10)).toThrow('10 queues: one alarm takes 9');
  });
});

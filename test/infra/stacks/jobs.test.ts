import { describe, expect, it } from 'vitest';
import { type Job, jobs } from '../../../domain/job.ts';
import { resourcesOf } from '../fixture.ts';
import { someStacks } from '../some-stacks.ts';

const { jobs: stack } = someStacks();

const scheduled = Object.entries<Job>(jobs).flatMap(([name, job]) =>
  job.trigger === 'schedule' ? [{ name, at: job.at }] : [],
);
const followers = Object.entries<Job>(jobs).filter(([, { trigger }]) => trigger === 'stream');
const [queues, schedules] = [
  resourcesOf(stack, 'AWS::SQS::Queue'),
  resourcesOf(stack, 'AWS::Scheduler::Schedule'),
];

describe('jobs', () => {
  it('each have a queue for what was given up, kept as long as queues can', () => {
    expect(queues).toHaveLength(Object.keys(jobs).length);
    for (const { Properties } of queues) expect(Properties['MessageRetentionPeriod']).toBe(14 * 24 * 3600);
  });

  it('are each started by the stream or by the clock', () => {
    expect(schedules).toHaveLength(scheduled.length);
    expect(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')).toHaveLength(followers.length);
  });
});

describe.each(scheduled)('$name', ({ name, at }) => {
  const schedule = schedules.find(({ Properties }) => Properties['Description'] === name);
  const [hour, minute] = at.split(':').map(Number);

  it(`runs at ${at} of the province, whatever the clocks of the region say`, () => {
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: `cron(${minute} ${hour} * * ? *)`,
      ScheduleExpressionTimezone: 'Asia/Ho_Chi_Minh',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
  });

  it('is told the time that the run was due at', () => {
    expect(schedule?.Properties['Target']).toMatchObject({
      Input: '{"time":"<aws.scheduler.scheduled-time>"}',
    });
  });

  it('is tried again, and then lands in its queue, whether it did not start or failed', () => {
    const queue = { 'Fn::GetAtt': [expect.stringMatching(`^${name}GivenUpQueue`), 'Arn'] };
    expect(schedule?.Properties['Target']).toMatchObject({
      DeadLetterConfig: { Arn: queue },
      RetryPolicy: { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 6 * 3600 },
    });
    const attempts = resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig').filter(({ id }) =>
      id.startsWith(name),
    );
    expect(attempts).toMatchObject([
      { Properties: { MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: queue } } } },
    ]);
  });
});

const mappingOf = (name: string) => {
  const givenUp = { 'Fn::GetAtt': [expect.stringMatching(`^${name}GivenUpQueue`), 'Arn'] };
  return resourcesOf(stack, 'AWS::Lambda::EventSourceMapping').filter(({ Properties }) => {
    try {
      expect(Properties).toMatchObject({ DestinationConfig: { OnFailure: { Destination: givenUp } } });
      return true;
    } catch {
      return false;
    }
  });
};

describe.each([
  ['projectSummary', 'SITE#', 100, 1],
  ['fileSheets', 'WORKS#', 1, 10],
])('%s', (name, prefix, batchSize, sideBySide) => {
  it('follows its part of the stream in order, splits what fails, and gives up in the end', () => {
    expect(mappingOf(name)).toMatchObject([
      {
        Properties: {
          BatchSize: batchSize,
          ParallelizationFactor: sideBySide,
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumRetryAttempts: 10,
          MaximumRecordAgeInSeconds: 6 * 3600,
          StartingPosition: 'TRIM_HORIZON',
          FilterCriteria: {
            Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ prefix }] } } } }) }],
          },
        },
      },
    ]);
  });
});

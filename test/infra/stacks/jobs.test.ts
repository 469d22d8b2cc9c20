import { describe, expect, it } from 'vitest';
import { type Job, jobs } from '../../../domain/job.ts';
import { resourcesOf } from '../fixture.ts';
import { someStacks } from '../some-stacks.ts';

const { jobs: stack, list } = someStacks();

const scheduled = Object.entries<Job>(jobs).flatMap(([name, job]) =>
  job.trigger === 'schedule' ? [{ name, at: job.at }] : [],
);
const repeating = Object.entries<Job>(jobs).flatMap(([name, job]) =>
  job.trigger === 'interval' ? [{ name, minutes: job.everyMinutes }] : [],
);
const followers = Object.entries<Job>(jobs).filter(([, { trigger }]) => trigger === 'stream');
const [queues, schedules] = [
  resourcesOf(stack, 'AWS::SQS::Queue'),
  resourcesOf(stack, 'AWS::Scheduler::Schedule'),
];

describe('jobs', () => {
  it('each have a queue for what was given up, kept as long as queues can', () => {
    const takers = Object.values<Job>(jobs).filter(({ trigger }) => trigger === 'dead-letters');
    expect(queues).toHaveLength(Object.keys(jobs).length - takers.length);
    for (const { Properties } of queues) expect(Properties['MessageRetentionPeriod']).toBe(14 * 24 * 3600);
  });

  it('are each started by the stream or by the clock', () => {
    expect(schedules).toHaveLength(scheduled.length + repeating.length);
    // What a follower gives up is taken from its queue by the one job that drives it again.
    expect(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')).toHaveLength(2 * followers.length);
  });
});

describe('the Chromium that prints', () => {
  // Ours are traced; those that the CDK brings along for deployments are not.
  const all = list
    .flatMap((one) => resourcesOf(one, 'AWS::Lambda::Function'))
    .filter(({ Properties }) => Properties['TracingConfig'] !== undefined);
  const processorOf = ({ Properties }: (typeof all)[number]) => JSON.stringify(Properties['Architectures']);
  const printing = all.filter((one) => processorOf(one) === '["x86_64"]');

  it('is in one function alone, on the processor that it was made for, with room for it', () => {
    expect(printing.map((one) => one.Properties)).toMatchObject([
      { MemorySize: 2048, EphemeralStorage: { Size: 1024 }, Description: 'Runs daily at 06:40' },
    ]);
  });

  it('keeps no other function from the cheaper processor', () => {
    const others = all.filter((one) => !printing.includes(one));
    expect(others.length).toBeGreaterThan(50);
    expect(new Set(others.map(processorOf))).toEqual(new Set(['["arm64"]']));
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

describe.each(repeating)('$name', ({ name, minutes }) => {
  const queue = { 'Fn::GetAtt': [expect.stringMatching(`^${name}GivenUpQueue`), 'Arn'] };

  it('runs every so many minutes; one that failed is not repeated, the next is near', () => {
    const unit = minutes === 1 ? 'minute' : 'minutes';
    expect(schedules.find(({ Properties }) => Properties['Description'] === name)?.Properties).toMatchObject({
      ScheduleExpression: `rate(${minutes} ${unit})`,
      State: 'ENABLED',
      Target: {
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: queue },
        RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: minutes * 60 },
      },
    });
    expect(
      resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig').filter(({ id }) =>
        id.startsWith(`${name}Function`),
      ),
    ).toMatchObject([
      {
        Properties: {
          MaximumRetryAttempts: 0,
          MaximumEventAgeInSeconds: minutes * 60,
          DestinationConfig: { OnFailure: { Destination: queue } },
        },
      },
    ]);
  });
});

it('a run of the clocks of alerts ends before the next begins', () => {
  const functions = resourcesOf(stack, 'AWS::Lambda::Function');
  const clocks = functions.find(({ id }) => id.startsWith('runClocksFunction'));
  expect(Number(clocks?.Properties['Timeout'])).toBeLessThan(60);
});

it('what every follower gives up is taken by the job that drives it again, whole or not at all', () => {
  const takers = resourcesOf(stack, 'AWS::Lambda::EventSourceMapping').filter(({ id }) =>
    id.startsWith('redriveProjections'),
  );
  const from = takers.map(({ Properties }) => JSON.stringify(Properties['EventSourceArn'])).toSorted();
  expect(from).toEqual(
    followers
      .map(([name]) => name)
      .toSorted()
      .map((name) => expect.stringContaining(`"${name}GivenUpQueue`)),
  );
  const timeout = Number(
    resourcesOf(stack, 'AWS::Lambda::Function').find(({ id }) => id.startsWith('redriveProjections'))
      ?.Properties['Timeout'],
  );
  for (const { Properties } of queues)
    expect(Number(Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * timeout);
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
  ['projectSummary', ['SITE#', 'ZONE#'], 100, 1],
  ['raiseZoneClusters', ['SITE#'], 100, 1],
  ['fileSheets', ['WORKS#'], 1, 10],
  ['rebuildProjections', ['WORKS#'], 1, 10],
  ['sendNotices', ['OUTBOX#'], 25, 1],
  ['sendWebhooks', ['OUTBOX#'], 100, 1],
])('%s', (name, prefixes, batchSize, sideBySide) => {
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
            Filters: [
              {
                Pattern: JSON.stringify({
                  dynamodb: { Keys: { pk: { S: prefixes.map((prefix) => ({ prefix })) } } },
                }),
              },
            ],
          },
        },
      },
    ]);
  });
});

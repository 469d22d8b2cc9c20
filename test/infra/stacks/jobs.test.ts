import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Job, jobs, queueJobs } from '../../../domain/job.ts';
import { followed } from '../../../functions/stores/table.ts';
import { allowedIn, resourcesOf } from '../fixture.ts';
import { theStacks } from '../some-stacks.ts';

const { jobs: stack, list } = theStacks();

const scheduled = Object.entries<Job>(jobs).flatMap(([name, job]) =>
  job.trigger === 'schedule' ? [{ name, at: job.at }] : [],
);
const repeating = Object.entries<Job>(jobs).flatMap(([name, job]) =>
  job.trigger === 'interval' ? [{ name, minutes: job.everyMinutes }] : [],
);
const followers = Object.entries<Job>(jobs).flatMap(([name, { trigger }]) =>
  trigger === 'stream' || trigger === 'queue' ? [name] : [],
);
const [allQueues, schedules, mappings, functions] = [
  resourcesOf(stack, 'AWS::SQS::Queue'),
  resourcesOf(stack, 'AWS::Scheduler::Schedule'),
  resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'),
  resourcesOf(stack, 'AWS::Lambda::Function'),
];
const queues = allQueues.filter(({ id }) => id.includes('GivenUp'));
const sources = allQueues.filter(({ id }) => !id.includes('GivenUp'));

describe('jobs', () => {
  it('each have a queue for what was given up, kept as long as queues can', () => {
    const takers = Object.values<Job>(jobs).filter(({ trigger }) => trigger === 'dead-letters');
    expect(queues).toHaveLength(Object.keys(jobs).length - takers.length);
    for (const { Properties } of queues) expect(Properties['MessageRetentionPeriod']).toBe(14 * 24 * 3600);
  });

  it('are each started by a queue, by the stream or by the clock', () => {
    expect(schedules).toHaveLength(scheduled.length + repeating.length);
    // What a follower gives up is taken from its queue by the one job that drives it again.
    expect(mappings).toHaveLength(2 * followers.length);
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
  expect(from).toEqual(followers.toSorted().map((name) => expect.stringContaining(`"${name}GivenUpQueue`)));
  const timeout = Number(
    resourcesOf(stack, 'AWS::Lambda::Function').find(({ id }) => id.startsWith('redriveProjections'))
      ?.Properties['Timeout'],
  );
  for (const { Properties } of queues)
    expect(Number(Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * timeout);
});

const sourceOf = ({ Properties }: (typeof mappings)[number]) => JSON.stringify(Properties['EventSourceArn']);

describe('the stream of the records', () => {
  const ofStream = mappings.filter((one) => sourceOf(one).includes('StreamArn'));

  it('has one reader alone, of all stacks, which splits what fails and gives up in the end', () => {
    const everywhere = list.flatMap((one) => resourcesOf(one, 'AWS::Lambda::EventSourceMapping'));
    expect(everywhere.filter((one) => sourceOf(one).includes('StreamArn'))).toHaveLength(1);
    expect(ofStream).toMatchObject([
      {
        Properties: {
          FunctionName: { Ref: expect.stringMatching(/^relayRecordsFunction/) },
          BatchSize: 100,
          BisectBatchOnFunctionError: true,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          MaximumRetryAttempts: 10,
          MaximumRecordAgeInSeconds: 6 * 3600,
          StartingPosition: 'TRIM_HORIZON',
          DestinationConfig: {
            OnFailure: {
              Destination: { 'Fn::GetAtt': [expect.stringMatching(/^relayRecordsGivenUpQueue/), 'Arn'] },
            },
          },
        },
      },
    ]);
  });

  it('wakes it for every partition that a job follows', () => {
    const prefixes = new Set(queueJobs.flatMap((name) => jobs[name].follows.map((part) => followed[part])));
    const pattern = z
      .object({
        Filters: z.tuple([z.object({ Pattern: z.string() })]),
      })
      .parse(ofStream[0]?.Properties['FilterCriteria']).Filters[0].Pattern;
    const wanted = z
      .object({
        dynamodb: z.object({
          Keys: z.object({ pk: z.object({ S: z.array(z.object({ prefix: z.string() })) }) }),
        }),
      })
      .parse(JSON.parse(pattern));
    expect(new Set(wanted.dynamodb.Keys.pk.S.map(({ prefix }) => prefix))).toEqual(prefixes);
  });

  it('goes on to exactly the queues of the jobs: addresses and rights', () => {
    const relay = functions.find(({ id }) => id.startsWith('relayRecords'));
    const { QUEUES } = z
      .object({ Variables: z.object({ QUEUES: z.unknown() }) })
      .parse(relay?.Properties['Environment']).Variables;
    const text = JSON.stringify(QUEUES);
    for (const { id } of sources) expect(text).toContain(`{"Ref":"${id}"}`);
    for (const name of queueJobs) expect(text).toContain(`${name}\\":`);
    const rights = allowedIn(stack).filter(({ actions }) => actions.includes('sqs:SendMessage'));
    const [ofRelay] = rights.filter(({ id, on }) => id.startsWith('relayRecords') && !on.includes('GivenUp'));
    expect(ofRelay?.actions).toEqual(['sqs:SendMessage']);
    expect(JSON.parse(ofRelay?.on ?? '')).toHaveLength(queueJobs.length);
    const others = rights.filter((one) => !one.id.startsWith('relayRecords'));
    for (const { on } of others) for (const { id } of sources) expect(on).not.toContain(`"${id}"`);
  });
});

describe.each(queueJobs.map((name) => ({ name, records: jobs[name].records })))(
  '$name',
  ({ name, records }) => {
    const own = sources.filter(({ id }) => id.startsWith(`${name}Records`));
    const [queue] = own;
    const timeout = Number(functions.find(({ id }) => id.startsWith(name))?.Properties['Timeout']);

    it('takes its records from one queue of its own, and says which of them failed', () => {
      expect(own).toHaveLength(1);
      const [source, ...more] = mappings.filter((one) => sourceOf(one).includes(`"${queue?.id}"`));
      expect(more).toEqual([]);
      expect(source?.Properties).toMatchObject({
        FunctionName: { Ref: expect.stringMatching(`^${name}Function`) },
        BatchSize: records,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 10 },
      });
      expect(records).toBeLessThanOrEqual(10);
    });

    it('has a record come ten times, with time enough for a run, and then sets it aside', () => {
      expect(queue?.Properties).toMatchObject({
        SqsManagedSseEnabled: true,
        RedrivePolicy: {
          maxReceiveCount: 10,
          deadLetterTargetArn: { 'Fn::GetAtt': [expect.stringMatching(`^${name}GivenUpQueue`), 'Arn'] },
        },
      });
      expect(Number(queue?.Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * timeout);
      // SQS counts the age of a message from when it was sent: what is set aside must still have days to be looked at.
      expect(Number(queue?.Properties['MessageRetentionPeriod'])).toBeLessThan(14 * 24 * 3600);
    });

    it('keeps its queue from everybody who does not come over TLS', () => {
      const policies = resourcesOf(stack, 'AWS::SQS::QueuePolicy').map(({ Properties }) =>
        JSON.stringify(Properties),
      );
      const [policy] = policies.filter((text) => text.includes(`"Queues":[{"Ref":"${queue?.id}"}]`));
      expect(policy).toContain('"aws:SecureTransport":"false"');
    });
  },
);

import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { aStage } from '../a-stage.ts';
import { resourcesOf } from '../fixture.ts';
import { theStacks } from '../some-stacks.ts';

const { operations: stack, edge, list } = theStacks();
const { alarmsTo, budgetUsd } = aStage;

const only = (type: string) => resourcesOf(stack, type).map(({ Properties }) => Properties);

describe('an alarm', () => {
  const rules = only('AWS::Events::Rule');

  it('is told by mail to whom the stage names, when it rings and when it is over', () => {
    expect(only('AWS::SNS::Subscription')).toMatchObject([{ Protocol: 'email', Endpoint: alarmsTo }]);
    const told = rules.map(({ EventPattern }) => EventPattern);
    const of = {
      source: ['aws.cloudwatch'],
      'detail-type': ['CloudWatch Alarm State Change'],
    };
    const alarmName = [{ prefix: 'san-sang-test-' }];
    expect(told).toEqual(
      expect.arrayContaining([
        { ...of, detail: { alarmName, state: { value: ['ALARM'] } } },
        { ...of, detail: { alarmName, state: { value: ['OK'] }, previousState: { value: ['ALARM'] } } },
      ]),
    );
    expect(told).toHaveLength(2);
  });

  it('is found by its name, whichever stack of the region it is in', () => {
    const alarms = list.flatMap((one) =>
      resourcesOf(one, 'AWS::CloudWatch::Alarm').map(({ Properties }) => ({
        name: one.stackName,
        Properties,
      })),
    );
    expect(alarms.length).toBeGreaterThan(80);
    // CloudFormation names an alarm by its stack, unless it is told a name.
    for (const { name, Properties } of alarms) {
      expect(Properties['AlarmName']).toBeUndefined();
      expect(name).toMatch(/^san-sang-test-/);
    }
  });

  it('is told in its own words, with the heading of the runbook', () => {
    const [first] = rules.flatMap(({ Targets }) => z.array(z.looseObject({})).parse(Targets));
    expect(first).toMatchObject({
      InputTransformer: {
        InputPathsMap: { 'detail-configuration-description': '$.detail.configuration.description' },
        InputTemplate: expect.stringContaining('ALARM: <detail-configuration-description>'),
      },
    });
  });

  it('reaches its topic over TLS only', () => {
    expect(JSON.stringify(only('AWS::SNS::TopicPolicy'))).toContain('"aws:SecureTransport":"false"');
  });

  it.each([
    ['ap-southeast-1', stack],
    ['us-east-1', edge],
  ])('is published by rules of this account alone, and by nobody else: %s', (_, told) => {
    const of = (type: string) => resourcesOf(told, type).map(({ Properties }) => Properties);
    expect(JSON.stringify(of('AWS::SNS::TopicPolicy'))).not.toContain('"Effect":"Allow"');
    const trust = of('AWS::IAM::Role').map((role) => role['AssumeRolePolicyDocument']);
    expect(trust).toMatchObject([
      {
        Statement: [
          {
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          },
        ],
      },
    ]);
    expect(of('AWS::IAM::Policy')).toMatchObject([
      { PolicyDocument: { Statement: [{ Action: 'sns:Publish', Resource: { Ref: expect.any(String) } }] } },
    ]);
    const targets = of('AWS::Events::Rule').flatMap(({ Targets }) =>
      z.array(z.looseObject({})).parse(Targets),
    );
    expect(targets).toHaveLength(2);
    for (const target of targets) expect(target).toHaveProperty('RoleArn');
  });
});

describe('the budget', () => {
  it('warns of what was spent and of what is to be expected', () => {
    const [budget] = only('AWS::Budgets::Budget');
    expect(budget).toMatchObject({
      Budget: { BudgetLimit: { Amount: budgetUsd, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: [{ Address: alarmsTo }] },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
      ],
    });
  });
});

/** The alarm whose text begins so, and what it watches as JSON. */
const ringing = (words: string) => {
  const alarm = only('AWS::CloudWatch::Alarm').find(({ AlarmDescription }) =>
    String(AlarmDescription).startsWith(words),
  );
  return { alarm, text: JSON.stringify(alarm?.['Metrics']) };
};

describe('silence', () => {
  it('is an alarm of the hours in which reports are expected, and only while a fifth of them is outstanding', () => {
    const { text } = ringing('No workplace has checked in');
    expect(text).toContain('FILL(pending, 0) > 0.2 * FILL(due, 0)');
    expect(text).toContain('HOUR(pending) >= 1 AND HOUR(pending) < 7');
    for (const name of ['PendingReports', 'ExpectedReports'])
      expect(text).toContain(`"MetricName":"${name}","Namespace":"san-sang-test"`);
  });

  it('is broken by a check-in and by a sheet of them', () => {
    const { text } = ringing('No workplace has checked in');
    expect(text).toContain('FILL(calls0, 0) + FILL(calls1, 0) < 1');
    expect(text.match(/"MetricName":"Invocations"/g)).toHaveLength(2);
    for (const name of ['putCheckIn', 'createBulk'])
      expect(text).toMatch(new RegExp(`ImportValue":"san-sang-test-routes-check-ins:[^"]*${name}`));
  });
});

describe('slowness', () => {
  it('is told of a hundred answers or more: of fewer, the percentile is the slowest one', () => {
    const { text } = ringing('Pages take more than three seconds');
    expect(text).toContain('FILL(latency, 0) > 3000 AND FILL(answers, 0) >= 100');
    expect(text).toMatch(/"MetricName":"Latency".*"Stat":"p99"/);
    expect(text).toContain('"MetricName":"Count"');
  });
});

describe('refusals', () => {
  const Watched = z.array(
    z.looseObject({
      MetricStat: z.optional(
        z.looseObject({
          Metric: z.looseObject({ MetricName: z.string(), Dimensions: z.optional(z.array(z.unknown())) }),
        }),
      ),
    }),
  );

  it('of both tables and of the index are an alarm, within the ten figures that one takes', () => {
    const { alarm } = ringing('More comes in than is taken');
    const figures = Watched.parse(alarm?.['Metrics']).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
    const named = figures.map(({ MetricName, Dimensions = [] }) => {
      const of = JSON.stringify(Dimensions);
      const where = /by-list/.test(of) ? ' of by-list' : '';
      return `${MetricName}${where}${/ExportsOutputRef([A-Z][a-z]+)/.exec(of)?.[1]?.replace(/^/, ' of ') ?? ''}`;
    });
    expect(named.toSorted()).toEqual([
      'ReadThrottleEvents of Projections',
      'ReadThrottleEvents of Records',
      'ReadThrottleEvents of by-list of Records',
      'Throttles',
      'WriteThrottleEvents of Projections',
      'WriteThrottleEvents of Records',
      'WriteThrottleEvents of by-list of Records',
    ]);
    expect(figures.length).toBeLessThanOrEqual(10);
  });

  it('of the gateway itself, where no function runs, are another', () => {
    expect(ringing('Some requests are answered with a failure').alarm).toMatchObject({
      ...{ Namespace: 'AWS/ApiGateway', MetricName: '5xx', Statistic: 'Sum', Threshold: 1 },
      Dimensions: [{ Name: 'ApiId', Value: { 'Fn::ImportValue': expect.stringContaining('test-api') } }],
    });
  });
});

describe('the dashboard', () => {
  it('shows what people notice first, then where it comes from', () => {
    const [board] = only('AWS::CloudWatch::Dashboard');
    expect(board?.['DashboardName']).toBe('san-sang-test');
    const text = JSON.stringify(Template.fromStack(stack).toJSON());
    const shown = [
      'ActualReports',
      'OverdueAlerts',
      'Latency',
      'IteratorAge',
      'ApproximateAgeOfOldestMessage',
      'ConsumedWriteCapacityUnits',
      'BlockedRequests',
    ];
    const places = shown.map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});

import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { FunctionOf } from '../../../infra/constructs/function-of.ts';
import { type Duty, giveTables } from '../../../infra/duty.ts';
import { aStage } from '../a-stage.ts';
import { anApp, builtFixture } from '../fixture.ts';

const code = join(builtFixture(), 'functions/api/get-health');
const impact = { failure: 'Nobody can check in.', runbook: 'Check-ins are not taken' };
const tables = {
  records: { tableName: 'records', tableArn: 'arn:aws:dynamodb:::table/records' },
  projections: { tableName: 'projections', tableArn: 'arn:aws:dynamodb:::table/projections' },
};

const aFunction = (duty: Duty = impact) => {
  const stack = new Stack(anApp(), 'stack');
  const made = new FunctionOf(stack, 'one', {
    ...impact,
    code,
    description: 'one',
    version: '1',
    deadlines: aStage.deadlines,
  });
  giveTables(made, duty, tables);
  return Template.fromStack(stack);
};

describe('a function', () => {
  it.each([
    ['the impact', { ...impact, failure: ' ' }],
    ['the heading', { ...impact, runbook: '' }],
  ])('is not made without %s of its failure', (_, blank) => {
    const make = () =>
      new FunctionOf(new Stack(anApp(), 'stack'), 'one', {
        ...blank,
        code,
        description: 'one',
        version: '1',
        deadlines: aStage.deadlines,
      });
    expect(make).toThrow('stack/one/Alarm does not say what its failure means');
  });

  it('puts the impact and the heading on its alarm, which counts crashes and failures that were caught', () => {
    aFunction().hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'Nobody can check in. Runbook: docs/runbook.md#check-ins-are-not-taken',
      Threshold: 1,
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(crashed, 0) + FILL(caught, 0)' }),
        Match.objectLike({
          Id: 'crashed',
          MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName: 'Errors' }) }),
        }),
        Match.objectLike({
          Id: 'caught',
          MetricStat: Match.objectLike({ Metric: { Namespace: 'san-sang', MetricName: 'stack/one caught' } }),
        }),
      ]),
    });
    aFunction().hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.level = "ERROR" }' });
  });

  it('may write its own log and traces, and nothing else', () => {
    aFunction().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('oneLogs'), 'Arn'] },
          },
          { Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], Effect: 'Allow', Resource: '*' },
        ],
        Version: '2012-10-17',
      },
    });
  });

  it('is given exactly what its duty names', () => {
    const template = aFunction({
      ...impact,
      records: ['GetItem', 'PutItem'],
      projections: ['Query'],
      lists: true,
    });
    const grant = (Action: unknown, Resource: string) =>
      Match.objectLike({ Effect: 'Allow', Action, Resource });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.anyValue(),
          Match.anyValue(),
          grant(['dynamodb:GetItem', 'dynamodb:PutItem'], tables.records.tableArn),
          Match.objectLike({
            Action: 'dynamodb:Query',
            Resource: [tables.projections.tableArn, `${tables.records.tableArn}/index/by-list`],
          }),
        ],
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ RECORDS_TABLE: 'records', PROJECTIONS_TABLE: 'projections' }),
      },
    });
  });
});

import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { listIndex, type TableId, tables } from '../../functions/stores/table.ts';
import { AlarmMail } from '../constructs/alarm-mail.ts';
import { DashboardOf } from '../constructs/dashboard-of.ts';
import { impactAlarm } from '../constructs/impact-alarm.ts';
import { type Measurable, measured, ofApi, ofTable, period } from '../constructs/metrics.ts';
import type { Stage } from '../stage.ts';
import type { ApiStack } from './api.ts';
import type { DataStack } from './data.ts';

type OperationsProps = StackProps & {
  stage: Stage;
  data: DataStack;
  api: ApiStack;
  /** The functions that take check-ins, alone or by the sheet. */
  takeCheckIns: readonly IFunction[];
};

/** Of the workplaces due, the share that must be outstanding before an hour without check-ins is strange: the last few may be late. [D] */
const strangeShare = 0.2;

/** With fewer answers one that took long is no percentile: a cold start, or an export. Answers of 15 minutes. [D] */
const enoughAnswers = 100;

/** The tables, each with its index, as their figures are kept. */
const measurablesOf = ({ tables: ours }: DataStack): Measurable[] =>
  (['records', 'projections'] as const satisfies readonly TableId[]).flatMap((id) => {
    const { tableName: TableName } = ours[id];
    const indexes = tables[id].listIndex ? [{ TableName, GlobalSecondaryIndexName: listIndex }] : [];
    return [{ TableName }, ...indexes];
  });

/**
 * What whoever operates a stage looks at and is told: alarms by mail, the dashboard, the budget, and the alarms that belong to no single
 * function.
 */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, takeCheckIns, ...props }: OperationsProps) {
    super(scope, id, props);
    new AlarmMail(this, 'Mail', { prefix: `san-sang-${stage.name}-`, to: stage.alarmsTo });
    const apiId = api.api.apiId;
    const measurables = measurablesOf(data);
    new DashboardOf(this, 'Figures', { stage, apiId, measurables });
    this.budget(stage);
    this.silence(stage, takeCheckIns);
    this.slowness(apiId);
    this.failures(apiId);
    this.refusals(measurables);
  }

  /** Of the whole account, which holds one stage: 80 % spent, or more than all of it expected by the end of the month. */
  private budget({ name, budgetUsd, alarmsTo }: Stage) {
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        threshold,
        comparisonOperator: 'GREATER_THAN',
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: alarmsTo }],
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `san-sang-${name}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budgetUsd, unit: 'USD' },
      },
      notificationsWithSubscribers: [tell('ACTUAL', 80), tell('FORECASTED', 100)],
    });
  }

  /**
   * Nothing that runs fails when nothing arrives: a name that no longer resolves, a sign-in that is down. Between 08:00 and 14:00 of the province,
   * 01:00 to 07:00 UTC, an hour with many workplaces due and no request is looked at.
   */
  private silence(stage: Stage, takeCheckIns: readonly IFunction[]) {
    const hour = Duration.hours(1);
    const calls = takeCheckIns.map(
      (one, n) => [`calls${n}`, one.metricInvocations({ period: hour, statistic: 'Sum' })] as const,
    );
    const called = calls.map(([name]) => `FILL(${name}, 0)`).join(' + ');
    const silent = new MathExpression({
      expression: `IF(FILL(pending, 0) > ${strangeShare} * FILL(due, 0) AND HOUR(pending) >= 1 AND HOUR(pending) < 7 AND ${called} < 1, 1, 0)`,
      label: 'silent hours',
      period: hour,
      usingMetrics: {
        pending: measured(stage, 'PendingReports', hour),
        due: measured(stage, 'ExpectedReports', hour),
        ...Object.fromEntries(calls),
      },
    });
    impactAlarm(this, 'Silence', silent, {
      failure:
        'No workplace has checked in for an hour of the morning although many are due: they may not get through.',
      runbook: 'Nobody checks in',
    });
  }

  /** One answer in a hundred takes longer than people wait, ms. */
  private slowness(apiId: string) {
    const per = Duration.minutes(15);
    const slow = new MathExpression({
      expression: `IF(FILL(latency, 0) > 3000 AND FILL(answers, 0) >= ${enoughAnswers}, 1, 0)`,
      label: 'slow answers',
      period: per,
      usingMetrics: {
        latency: ofApi(apiId, 'Latency', { statistic: 'p99', per }),
        answers: ofApi(apiId, 'Count', { statistic: 'Sum', per }),
      },
    });
    impactAlarm(this, 'Slowness', slow, {
      failure:
        'Pages take more than three seconds to answer for some people, who may give up on their check-in.',
      runbook: 'Answers are slow',
    });
  }

  /** Where no function ran, or none in time, no alarm of a function rings. */
  private failures(apiId: string) {
    impactAlarm(this, 'Failures', ofApi(apiId, '5xx', { statistic: 'Sum' }), {
      failure: 'Some requests are answered with a failure of ours: what people did was not taken.',
      runbook: 'Requests fail at the gateway',
    });
  }

  /** What the database or Lambda did not take since too much came at once. An alarm takes ten figures at most (AWS, "CloudWatch quotas"). */
  private refusals(measurables: readonly Measurable[]) {
    const kinds = ['ReadThrottleEvents', 'WriteThrottleEvents'];
    const byTable = measurables.flatMap((one, n) =>
      kinds.map((metricName): [string, Metric] => [
        `${metricName.slice(0, 1).toLowerCase()}${metricName.slice(1)}${n}`,
        ofTable(one, metricName),
      ]),
    );
    const atOnce = new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'Sum', period });
    const usingMetrics: Record<string, Metric> = { ...Object.fromEntries(byTable), tooMany: atOnce };
    const refused = new MathExpression({
      expression: Object.keys(usingMetrics)
        .map((name) => `FILL(${name}, 0)`)
        .join(' + '),
      label: 'refused for load',
      period,
      usingMetrics,
    });
    impactAlarm(this, 'Refusals', refused, {
      failure:
        'More comes in than is taken at once: some people are asked to try again, and counts lag behind.',
      runbook: 'Load is refused',
    });
  }
}

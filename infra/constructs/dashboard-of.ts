import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  SearchExpression,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Measured } from '../../domain/measured.ts';
import { frontRegion, type Stage } from '../stage.ts';
import { type Measurable, measured, ofApi, ofTable, period } from './metrics.ts';

/** A dashboard is 24 columns wide. */
const [half, whole] = [12, 24];

type DashboardProps = { stage: Stage; apiId: string; measurables: readonly Measurable[] };

/**
 * One page for whoever operates a stage: first what people notice, then where it comes from. Functions and queues are searched for by their
 * names, which begin with the stage's: a new one is there by itself.
 */
export class DashboardOf extends Construct {
  constructor(scope: Construct, id: string, { stage, apiId, measurables }: DashboardProps) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `san-sang-${stage.name}`,
      widgets: [
        [new TextWidget({ markdown: intro(stage), width: whole, height: 2 })],
        ofTheDay(stage),
        requests(apiId),
        functions(stage),
        queues(stage),
        database(measurables),
        front(),
      ],
    });
  }
}

const intro = ({ name, domain }: Stage) =>
  `**Sẵn Sàng, ${name}** (${domain}). Above what people notice, below where it comes from. Every alarm names its heading in docs/runbook.md; times are UTC, the province is seven hours ahead.`;

const graph = (title: string, left: IMetric[], right: IMetric[] = [], region?: string): IWidget =>
  new GraphWidget({ title, left, right, width: half, height: 6, ...(region && { region }) });

const ofTheDay = (stage: Stage): IWidget[] => {
  const figure = (name: keyof Measured) => measured(stage, name);
  const reports = (['ExpectedReports', 'ActualReports', 'OnTimeReports', 'MissingReports'] as const).map(
    figure,
  );
  const alerts = (['OpenAlerts', 'CriticalAlerts', 'OverdueAlerts'] as const).map(figure);
  return [
    new SingleValueWidget({ title: 'Today', metrics: [...reports, ...alerts], width: whole, height: 3 }),
    graph('Reports of the day', [...reports, figure('PendingReports')]),
    graph('Alerts', alerts),
  ];
};

const requests = (apiId: string): IWidget[] => {
  const api = (metricName: string, statistic: string) =>
    ofApi(apiId, metricName, { statistic, label: `${metricName} ${statistic}` });
  return [
    graph('Requests', [api('Count', 'Sum')], [api('4xx', 'Sum'), api('5xx', 'Sum')]),
    graph(
      'Answers take, ms',
      ['p50', 'p95', 'p99'].map((share) => api('Latency', share)),
    ),
  ];
};

/** The metrics of all things of a stage that have one of a name. */
const search = (
  schema: string,
  metricName: string,
  terms: string,
  statistic: string,
  region?: string,
): IMetric =>
  new SearchExpression({
    expression: `SEARCH('{${schema}} MetricName="${metricName}" ${terms}', '${statistic}', ${period.toSeconds()})`,
    label: '',
    ...(region && { searchRegion: region }),
  });

const functions = ({ name }: Stage): IWidget[] => {
  const all = (metricName: string, statistic: string) =>
    search('AWS/Lambda,FunctionName', metricName, `san sang ${name}`, statistic);
  return [
    graph('Functions that failed', [all('Errors', 'Sum')], [all('Throttles', 'Sum')]),
    graph('Functions take, ms', [all('Duration', 'p95')]),
    graph('The stream lags by, ms', [all('IteratorAge', 'Maximum')]),
    graph('Functions at work at once', [all('ConcurrentExecutions', 'Maximum')]),
  ];
};

const queues = ({ name }: Stage): IWidget[] => {
  const all = (metricName: string) =>
    search('AWS/SQS,QueueName', metricName, `san sang ${name} jobs`, 'Maximum');
  return [
    graph('Letters that wait', [all('ApproximateNumberOfMessagesVisible')]),
    graph('The oldest letter waits, s', [all('ApproximateAgeOfOldestMessage')]),
  ];
};

const database = (measurables: readonly Measurable[]): IWidget[] => {
  const of = (metricName: string) =>
    measurables.map((one, n) => ofTable(one, metricName, `${metricName} ${n + 1}`));
  return [
    graph('Capacity', of('ConsumedReadCapacityUnits'), of('ConsumedWriteCapacityUnits')),
    graph('Refused by the database', [...of('ReadThrottleEvents'), ...of('WriteThrottleEvents')]),
  ];
};

/** CloudFront and its firewall tell their figures in one region, wherever people are. */
const front = (): IWidget[] => [
  graph(
    'Front: refused or failed, %',
    [
      search('AWS/CloudFront,DistributionId,Region', '4xxErrorRate', '', 'Average', frontRegion),
      search('AWS/CloudFront,DistributionId,Region', '5xxErrorRate', '', 'Average', frontRegion),
    ],
    [],
    frontRegion,
  ),
  graph(
    'Firewall: stopped requests',
    [search('AWS/WAFV2,Rule,WebACL', 'BlockedRequests', 'san sang', 'Sum', frontRegion)],
    [],
    frontRegion,
  ),
];

import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Measured } from '../../domain/measured.ts';
import { metricsNamespace, type Stage } from '../stage.ts';

/** How long one point of a figure stands for, where nothing else is said. */
export const period = Duration.minutes(5);

/** A figure that the jobs of a stage write. */
export const measured = (stage: Pick<Stage, 'name'>, name: keyof Measured, per = period): Metric =>
  new Metric({
    namespace: metricsNamespace(stage),
    metricName: name,
    dimensionsMap: { service: 'san-sang' },
    statistic: 'Maximum',
    period: per,
  });

/** A table, or an index of it: what DynamoDB tells of a table leaves its indexes out ("DynamoDB metrics and dimensions"). */
export type Measurable = { TableName: string; GlobalSecondaryIndexName?: string };

/** What DynamoDB tells of a table or an index, added up. */
export const ofTable = (dimensionsMap: Measurable, metricName: string, label?: string): Metric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap,
    statistic: 'Sum',
    period,
    ...(label !== undefined && { label }),
  });

/** What the gateway tells of an API. */
export const ofApi = (
  ApiId: string,
  metricName: string,
  { statistic, per = period, label }: { statistic: string; per?: Duration; label?: string },
): Metric =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId },
    statistic,
    period: per,
    ...(label !== undefined && { label }),
  });

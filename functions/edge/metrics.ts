import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Measured } from '../../domain/measured.ts';

/** Writes figures of one moment, in CloudWatch's embedded metric format; the namespace comes from the environment. */
export const measure = (values: Measured): void => {
  const metrics = new Metrics({ serviceName: 'san-sang' });
  for (const [name, value] of Object.entries(values)) metrics.addMetric(name, MetricUnit.Count, value);
  metrics.publishStoredMetrics();
};

import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

/** What a failure means to a person, in a sentence, and the heading of docs/runbook.md that says what to do about it. */
export type Impact = { failure: string; runbook: string };

/** The address of a heading in docs/runbook.md, as its readers make it. */
export const runbookLink = (heading: string) =>
  `docs/runbook.md#${heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')}`;

/**
 * An alarm that rings at the first occurrence within five minutes and says what it means to a person.
 * @throws Error when the impact or the heading is blank
 */
export const impactAlarm = (
  scope: Construct,
  id: string,
  metric: IMetric,
  { failure, runbook }: Impact,
): Alarm => {
  if (failure.trim() === '' || runbook.trim() === '')
    throw new Error(`${scope.node.path}/${id} does not say what its failure means`);
  return new Alarm(scope, id, {
    metric,
    alarmDescription: `${failure} Runbook: ${runbookLink(runbook)}`,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
};

import { Duration, Size, Stack, Validations } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Deadlines } from '../stage.ts';
import { type Impact, impactAlarm } from './impact-alarm.ts';

/** What a function is made of, besides what its failure means. */
export type FunctionOfProps = Impact & {
  /** Folder with `index.mjs`, which exports `handler`. */
  code: string;
  description: string;
  /** Reported by the health route. */
  version: string;
  /** Of the stage: how long a request may take, and how long logs are kept. */
  deadlines: Pick<Deadlines, 'requestSeconds' | 'logDays'>;
  /** As long as a request unless told. */
  timeout?: Duration;
  /** Runs the packed Chromium: on the processor that it was made for, with what it needs of memory and room to unpack. */
  prints?: true | undefined;
  /** The code under which it logs that it refused, for a function that refuses by failing: such failures are none. */
  refusal?: string;
};

/** Also the share of a processor: an import takes about 0.1 s at this size. MiB. */
const memorySize = 512;

/** A whole processor and more: unpacking Chromium is all its work. MiB. */
const printingMemory = 2048;

/**
 * The only way to make a Lambda here. It asks what a failure means to a person and puts that on the alarm; its role may write its
 * own log and traces, and nothing else until a duty is given to it.
 */
export class FunctionOf extends Construct {
  readonly lambda: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    { code, description, version, deadlines, timeout, prints, refusal, ...impact }: FunctionOfProps,
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', { retention: deadlines.logDays });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.lambda = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: prints ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: prints ? printingMemory : memorySize,
      timeout: timeout ?? Duration.seconds(deadlines.requestSeconds),
      ...(prints && { ephemeralStorageSize: Size.mebibytes(1024) }),
      description,
      role,
      logGroup,
      tracing: Tracing.ACTIVE,
      environment: {
        POWERTOOLS_SERVICE_NAME: 'san-sang',
        VERSION: version,
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes no resource in its write actions; a test refuses any other wildcard.',
    });
    impactAlarm(this, 'Alarm', this.failures(logGroup, refusal), impact);
  }

  /** Crashes and time-outs, which Lambda counts, and failures that were caught and answered with 5xx, which only the log tells. */
  private failures(logGroup: LogGroup, refusal: string | undefined) {
    const period = Duration.minutes(5);
    const counted = (id: string, field: string, value: string) =>
      new MetricFilter(this, id, {
        logGroup,
        filterPattern: FilterPattern.stringValue(field, '=', value),
        metricNamespace: 'san-sang',
        metricName: `${Stack.of(this).stackName}/${this.node.id} ${id.toLowerCase()}`,
      }).metric({ statistic: 'Sum', period });
    const failed = {
      crashed: this.lambda.metricErrors({ period }),
      caught: counted('Caught', '$.level', 'ERROR'),
    };
    const meant: Record<string, IMetric> =
      refusal === undefined ? {} : { refused: counted('Refused', '$.message', refusal) };
    return new MathExpression({
      expression: `FILL(crashed, 0) + FILL(caught, 0)${refusal === undefined ? '' : ' - FILL(refused, 0)'}`,
      label: 'failures',
      period,
      usingMetrics: { ...failed, ...meant },
    });
  }
}

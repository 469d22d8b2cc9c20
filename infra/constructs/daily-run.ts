import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { clocks } from '../../domain/thai-nguyen/clocks.ts';

type DailyRunProps = {
  lambda: IFunction;
  /** Time of day in the province, `HH:MM`. */
  at: string;
  description: string;
  /** Where a run goes that could not be started, or that failed in all its tries. */
  deadLetters: IQueue;
};

/** How long a run may be made up for, the longest that Lambda keeps one; after it a person must look. */
const stillUseful = Duration.hours(6);

/** Starts a function once a day, at a time of day of the province, and tells it the time that it was due at. */
export class DailyRun extends Construct {
  constructor(scope: Construct, id: string, { lambda, at, description, deadLetters }: DailyRunProps) {
    super(scope, id);
    const [hour, minute] = at.split(':').map((part) => String(Number(part)));
    new Schedule(this, 'Schedule', {
      description,
      schedule: ScheduleExpression.cron({ hour, minute, timeZone: TimeZone.of(clocks.timeZone) }),
      target: new LambdaInvoke(lambda, {
        // The target would ask for every version of the function, by a wildcard: there is one, and the role names it.
        role: this.role(lambda, deadLetters).withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
        retryAttempts: 20,
        maxEventAge: stillUseful,
        deadLetterQueue: deadLetters,
      }),
    });
    // The scheduler hands a run over and is done: what fails after that, Lambda repeats and reports.
    lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: stillUseful,
      onFailure: new SqsDestination(deadLetters),
    });
  }

  private role(lambda: IFunction, deadLetters: IQueue) {
    const starts = new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [lambda.functionArn],
    });
    const reports = new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] });
    const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: ofThisAccount }),
      inlinePolicies: { Run: new PolicyDocument({ statements: [starts, reports] }) },
    });
  }
}

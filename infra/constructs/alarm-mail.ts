import { Stack } from 'aws-cdk-lib';
import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

type AlarmMailProps = {
  /** How the names of the alarms begin: CloudFormation names them by their stacks. */
  prefix: string;
  /** Who is told; AWS asks this address once whether it wants that. */
  to: string;
};

/** Where CloudWatch's event of a change of state says what (AWS, "Alarm events and EventBridge"). */
const said = {
  means: EventField.fromPath('$.detail.configuration.description'),
  name: EventField.fromPath('$.detail.alarmName'),
  at: EventField.time,
};

/**
 * Tells people by mail when an alarm of this region rings, and when it goes quiet: what it means to a person and where the runbook goes
 * on. Alarms are found by their names, so that none can be forgotten.
 */
export class AlarmMail extends Construct {
  constructor(scope: Construct, id: string, { prefix, to }: AlarmMailProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(to));
    const role = new Role(this, 'Sender', { assumedBy: rulesOf(Stack.of(this)) });
    const tell = (rule: string, words: string, state: object) => {
      const message = RuleTargetInput.fromMultilineText(`${words}: ${said.means}\n${said.name}, ${said.at}`);
      new Rule(this, rule, {
        eventPattern: {
          source: ['aws.cloudwatch'],
          detailType: ['CloudWatch Alarm State Change'],
          detail: { alarmName: Match.prefix(prefix), ...state },
        },
        targets: [new SnsTopic(topic, { message, role })],
      });
    };
    tell('Rings', 'ALARM', { state: { value: ['ALARM'] } });
    // Only what rang can go quiet: an alarm that was just made is judged for the first time.
    tell('Quiet', 'Over', { state: { value: ['OK'] }, previousState: { value: ['ALARM'] } });
  }
}

/**
 * Rules of this account and of no other. They publish by a role: AWS takes no conditions of EventBridge in a topic's own policy ("Using resource-based
 * policies for Amazon EventBridge", Amazon SNS permissions), but does in whom a role trusts ("Cross-service confused deputy prevention in EventBridge").
 */
const rulesOf = ({ account }: Stack) =>
  new ServicePrincipal('events.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  });

import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CloudWatchDimensionSource,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { impactAlarm } from '../constructs/impact-alarm.ts';
import { mailSetOf, type Stage } from '../stage.ts';

/** Shares of mails at which SES looks into an account; at 10 % and 0.5 % it may stop it (SES, reputation metrics). */
const reviewed = { bounces: 0.05, complaints: 0.001 };

/** The tag by which SES counts for a configuration set. */
const setTag = 'ses:configuration-set';

/**
 * Mail of the stage's domain: proof that it is ours, and how it leaves. Whoever runs the domain enters the records of the outputs; until
 * SES has seen them nothing is sent, and the user pool cannot be made.
 */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const set = this.set(stage);
    const returns = `mail.${stage.domain}`;
    const identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(stage.domain),
      configurationSet: set,
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
      mailFromDomain: returns,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      // Nobody reads the mail of the sender's address: what came back is counted.
      feedbackForwarding: false,
    });
    for (const [n, { name, value }] of identity.dkimRecords.entries())
      this.record(`Dkim${n + 1}`, `${name} CNAME ${value}`);
    this.record('ReturnsMx', `${returns} MX 10 feedback-smtp.${stage.region}.amazonses.com`);
    this.record('ReturnsSpf', `${returns} TXT "v=spf1 include:amazonses.com ~all"`);
    this.record('Dmarc', `_dmarc.${stage.domain} TXT "v=DMARC1; p=quarantine; adkim=s; aspf=r"`);
    this.alarms(stage);
  }

  private set(stage: Stage) {
    const set = new ConfigurationSet(this, 'Sending', {
      configurationSetName: mailSetOf(stage),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    set.addEventDestination('Returned', {
      destination: EventDestination.cloudWatchDimensions([
        { name: setTag, source: CloudWatchDimensionSource.MESSAGE_TAG, defaultValue: mailSetOf(stage) },
      ]),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    return set;
  }

  private record(id: string, value: string) {
    new CfnOutput(this, id, { value, description: 'A record for whoever runs the domain' });
  }

  private alarms(stage: Stage) {
    impactAlarm(this, 'Bounces', shareAbove(stage, 'Reputation.BounceRate', reviewed.bounces), {
      failure:
        'Much mail comes back: people are not told of alerts, and the provider may soon stop all mail and sign-in codes.',
      runbook: 'Much mail comes back',
    });
    impactAlarm(this, 'Complaints', shareAbove(stage, 'Reputation.ComplaintRate', reviewed.complaints), {
      failure:
        'People mark our mail as unwanted: the provider may soon stop all mail, and with it the sign-in codes of officials.',
      runbook: 'Mail is called unwanted',
    });
  }
}

/** One while the share that SES reckons is at a limit or above. The period is that of AWS's own example (SES, creating reputation monitoring alarms). */
const shareAbove = (stage: Stage, metricName: string, limit: number) => {
  const period = Duration.hours(1);
  const share = new Metric({
    namespace: 'AWS/SES',
    metricName,
    dimensionsMap: { [setTag]: mailSetOf(stage) },
    statistic: 'Maximum',
    period,
  });
  return new MathExpression({
    expression: `IF(share >= ${limit}, 1, 0)`,
    label: metricName,
    period,
    usingMetrics: { share },
  });
};

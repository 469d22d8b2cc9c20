import { ArnFormat, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { AlarmMail } from '../constructs/alarm-mail.ts';
import { WebFirewall } from '../constructs/web-firewall.ts';
import { frontRegion, type Stage } from '../stage.ts';

/** A token opens doors, and paths and queries can hold an e-mail: none of them is logged. */
const redacted = [
  { singleHeader: { Name: 'authorization' } },
  { singleHeader: { Name: 'cookie' } },
  { uriPath: {} },
  { queryString: {} },
];

/** Who is let through is nobody's business: only what was refused or counted is logged. */
const refusedOnly = {
  DefaultBehavior: 'DROP',
  Filters: [
    {
      Behavior: 'KEEP',
      Requirement: 'MEETS_ANY',
      Conditions: ['BLOCK', 'COUNT'].map((Action) => ({ ActionCondition: { Action } })),
    },
  ],
};

/** What belongs to the front and must lie in the one region that CloudFront looks into. */
export class EdgeStack extends Stack {
  /** ARN of the firewall. */
  readonly firewall: string;

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, { ...props, env: { region: frontRegion } });
    const name = `san-sang-${stage.name}`;
    const { acl } = new WebFirewall(this, 'Firewall', { name, stage });
    this.firewall = acl.attrArn;
    // WAF delivers to groups whose name begins so. The name is taken: a group that stayed would be in the way of the next deployment from nothing.
    const logs = new LogGroup(this, 'FirewallLogs', {
      logGroupName: `aws-waf-logs-${name}`,
      retention: stage.deadlines.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        this.formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logs.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: redacted,
      loggingFilter: refusedOnly,
    });
    new AlarmMail(this, 'Mail', { prefix: `${name}-`, to: stage.alarmsTo });
  }
}

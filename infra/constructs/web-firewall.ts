import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { type FrontAnswer, refusedByFirewall, tooManyRequests } from '../../domain/front-answer.ts';
import { securityHeaders } from '../../domain/security-headers.ts';
import { originOf, type Stage } from '../stage.ts';
import { rules, windowSeconds } from './firewall-rules.ts';
import { impactAlarm } from './impact-alarm.ts';

/** Refusals in five minutes above which a person should look; scanners alone make some at any hour. [D] */
const surge = 1_000;

/**
 * Headers of an answer that WAF makes itself: CloudFront adds its policy to what comes from an origin or a cache (AWS, "Add or remove HTTP headers in
 * CloudFront responses with a policy"), and WAF takes ten of ours at most, of 255 letters each. Those that only mean something to a page are left out.
 */
const forPages = ['permissions-policy', 'cross-origin-opener-policy'];
const noPage = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
const ownHeaders = (stage: Stage, { headers }: FrontAnswer) => {
  const common = securityHeaders({
    ...{ styleHashes: [], scriptHashes: [], issuer: originOf(stage), https: true },
  });
  return Object.entries({ ...common, ...noPage, ...headers })
    .filter(([name]) => !forPages.includes(name))
    .map(([name, value]) => ({ name, value }));
};

/** WAF cannot look at Accept-Language and gives its JSON no other name: Vietnamese, `application/json`, problem details within. */
const answers = {
  'too-many-requests': tooManyRequests('vi', windowSeconds),
  'refused-by-firewall': refusedByFirewall('vi'),
} as const satisfies Record<string, FrontAnswer>;

/** What a rule does with a request that it refuses. */
export type Refuse = (answer: keyof typeof answers) => CfnWebACL.RuleActionProperty;

/** The firewall of the front, with the alarm that says when it refuses more than usual. */
export class WebFirewall extends Construct {
  readonly acl: CfnWebACL;

  constructor(scope: Construct, id: string, { name, stage }: { name: string; stage: Stage }) {
    super(scope, id);
    const refuse: Refuse = (key) => ({
      block: {
        customResponse: {
          responseCode: answers[key].status,
          customResponseBodyKey: key,
          responseHeaders: ownHeaders(stage, answers[key]),
        },
      },
    });
    this.acl = new CfnWebACL(this, 'Acl', {
      name,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: rules(refuse),
      customResponseBodies: Object.fromEntries(
        Object.entries(answers).map(([key, { problem }]) => [
          key,
          { contentType: 'APPLICATION_JSON', content: JSON.stringify(problem) },
        ]),
      ),
      dataProtectionConfig: { dataProtections: hidden },
      visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: name, sampledRequestsEnabled: false },
    });
    this.surge(name);
  }

  private surge(name: string) {
    const period = Duration.minutes(5);
    const refused = new Metric({
      ...{ namespace: 'AWS/WAFV2', metricName: 'BlockedRequests', statistic: 'Sum', period },
      dimensionsMap: { WebACL: name, Rule: 'ALL' },
    });
    const many = new MathExpression({
      expression: `IF(FILL(refused, 0) > ${surge}, 1, 0)`,
      label: `more than ${surge} refused`,
      period,
      usingMetrics: { refused },
    });
    impactAlarm(this, 'Surge', many, {
      failure:
        'The front refuses very many requests: somebody attacks, or what people do is taken for an attack and does not get through.',
      runbook: 'Very many requests are refused at the front',
    });
  }
}

/** Kept out of logs, also where a log names what a rate was counted by: a token opens doors. */
const hidden = ['authorization', 'cookie'].map((header) => ({
  action: 'SUBSTITUTION',
  field: { fieldType: 'SINGLE_HEADER', fieldKeys: [header] },
  excludeRateBasedDetails: false,
  excludeRuleMatchDetails: false,
}));

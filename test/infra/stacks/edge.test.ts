import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { routeNames, routes } from '../../../domain/contract.ts';
import { tooManyRequests as answer, userRate } from '../../../domain/front-answer.ts';
import { Problem } from '../../../domain/problem.ts';
import { takesFile } from '../../../domain/route.ts';
import { EdgeStack } from '../../../infra/stacks/edge.ts';
import { aStage } from '../a-stage.ts';
import { anApp, resourcesOf } from '../fixture.ts';

const edge = new EdgeStack(anApp(), 'san-sang-test-edge', { stage: aStage });
const only = (type: string) => {
  const [found, ...others] = resourcesOf(edge, type);
  if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
  return found.Properties;
};

const Header = z.object({ Name: z.string(), Value: z.string() });
const Refusal = z.object({
  CustomResponseBodyKey: z.string(),
  ResponseCode: z.int(),
  ResponseHeaders: z.array(Header),
});
const Rule = z.object({
  Name: z.string(),
  Priority: z.int(),
  Action: z.optional(z.object({ Block: z.object({ CustomResponse: Refusal }) })),
  OverrideAction: z.optional(z.unknown()),
  Statement: z.record(z.string(), z.unknown()),
  VisibilityConfig: z.unknown(),
});
const Acl = z.object({
  Scope: z.string(),
  DefaultAction: z.unknown(),
  Rules: z.array(Rule),
  CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string(), ContentType: z.string() })),
  DataProtectionConfig: z.unknown(),
});
const acl = Acl.parse(only('AWS::WAFv2::WebACL'));
const named = (name: string) => {
  const rule = acl.Rules.find(({ Name }) => Name === name);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
};
const refusalOf = (name: string) => {
  const said = named(name).Action?.Block.CustomResponse;
  if (said === undefined) throw new Error(`${name} refuses nothing`);
  const headers = Object.fromEntries(said.ResponseHeaders.map(({ Name, Value }) => [Name, Value]));
  const body = acl.CustomResponseBodies[said.CustomResponseBodyKey];
  return {
    status: said.ResponseCode,
    headers,
    body,
    problem: Problem.parse(JSON.parse(body?.Content ?? '')),
  };
};
const rateOf = (name: string) => named(name).Statement['RateBasedStatement'];
const rates = ['rate-of-a-person', 'rate-of-an-address-without-a-token', 'rate-of-an-address'];

describe('the firewall', () => {
  it('lies where CloudFront looks for it, and lets through what no rule refuses', () => {
    expect(edge.region).toBe('us-east-1');
    expect(acl).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
  });

  it('asks for floods first, and measures every rule', () => {
    expect(acl.Rules.map(({ Name }) => Name)).toEqual([
      ...rates,
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'bodies',
    ]);
    expect(acl.Rules.map(({ Priority }) => Priority)).toEqual(acl.Rules.map((_, at) => at));
    for (const { VisibilityConfig, Name } of acl.Rules)
      expect(VisibilityConfig).toEqual({
        ...{ CloudWatchMetricsEnabled: true, MetricName: Name, SampledRequestsEnabled: false },
      });
  });

  it('counts a minute of each token at the rate of the contract', () => {
    expect(rateOf('rate-of-a-person')).toMatchObject({
      Limit: userRate.perSecond * 60,
      EvaluationWindowSec: 60,
      AggregateKeyType: 'CUSTOM_KEYS',
      CustomKeys: [{ Header: { Name: 'authorization' } }],
    });
  });

  it('counts by address what brings no token, and whatever comes, so that made-up tokens help nobody', () => {
    expect(rateOf('rate-of-an-address-without-a-token')).toMatchObject({
      AggregateKeyType: 'IP',
      ScopeDownStatement: {
        NotStatement: {
          Statement: {
            SizeConstraintStatement: { FieldToMatch: { SingleHeader: { Name: 'authorization' } } },
          },
        },
      },
    });
    const all = z.record(z.string(), z.unknown()).parse(rateOf('rate-of-an-address'));
    expect(all).toEqual({ AggregateKeyType: 'IP', EvaluationWindowSec: 60, Limit: 12_000 });
  });

  it.each(rates)('answers a flood as the local door does, and says when to come back: %s', (name) => {
    const { status, headers, body, problem } = refusalOf(name);
    const expected = answer('vi', 60);
    expect([status, problem]).toEqual([429, expected.problem]);
    expect(headers).toMatchObject({ ...expected.headers, 'retry-after': '60', 'cache-control': 'no-store' });
    expect(body?.ContentType).toBe('APPLICATION_JSON');
  });

  it.each([...rates, 'bodies'])(
    'puts the headers of security on what it answers itself, within WAF’s limits: %s',
    (name) => {
      const { headers } = refusalOf(name);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'strict-transport-security': expect.stringContaining('includeSubDomains'),
      });
      expect(Object.keys(headers).length).toBeLessThanOrEqual(10);
      expect(headers).not.toHaveProperty('content-type');
    },
  );
});

describe('what is looked for in a body', () => {
  const files = routeNames.map((name) => routes[name]).filter(takesFile);

  it('is only counted by the rules of AWS', () => {
    const { RuleActionOverrides } = z
      .object({ RuleActionOverrides: z.array(z.unknown()) })
      .parse(named('AWSManagedRulesCommonRuleSet').Statement['ManagedRuleGroupStatement']);
    expect(RuleActionOverrides).toEqual(
      ['SizeRestrictions', 'CrossSiteScripting', 'GenericLFI', 'GenericRFI', 'EC2MetaDataSSRF'].map(
        (name) => ({
          Name: `${name}_BODY`,
          ActionToUse: { Count: {} },
        }),
      ),
    );
  });

  it('is refused with words where a person typed it, and not in a sheet, whose bytes look like anything', () => {
    const text = JSON.stringify(named('bodies').Statement);
    for (const label of ['CrossSiteScripting', 'GenericLFI', 'GenericRFI', 'EC2MetaDataSSRF'])
      expect(text).toContain(`"awswaf:managed:aws:core-rule-set:${label}_Body"`);
    const excepted = [...text.matchAll(/"SearchString":"([^"]+)"/g)].map(([, path]) => path);
    expect(excepted).toEqual(files.map(({ path }) => path));
    expect(excepted).toContain('/api/check-ins/bulk');
    expect(refusalOf('bodies')).toMatchObject({
      status: 422,
      problem: { type: '/problems/refused-by-firewall' },
    });
  });

  it('is excepted by whole paths, which name nothing', () => {
    for (const { path } of files) expect(path).not.toContain('{');
  });

  it('is never told apart by its size: routes have limits of their own, and sheets are up to 2 MB', () => {
    expect(JSON.stringify(acl.Rules)).not.toMatch(/"Body":|OversizeHandling/);
  });
});

describe('the log of the firewall', () => {
  it('lies in a group whose name WAF asks for, as long as other logs', () => {
    expect(only('AWS::Logs::LogGroup')).toEqual({
      LogGroupName: 'aws-waf-logs-san-sang-test',
      RetentionInDays: 90,
    });
    // WAF takes the group's address without the star that the CDK puts behind it.
    expect(JSON.stringify(only('AWS::WAFv2::LoggingConfiguration')['LogDestinationConfigs'])).not.toContain(
      '*',
    );
  });

  it('holds neither tokens nor addresses with an e-mail in them, and nothing of who was let through', () => {
    expect(only('AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'cookie' } },
        { UriPath: {} },
        { QueryString: {} },
      ],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
  });

  it('holds no token where it names what a rate was counted by, nor do samples', () => {
    expect(acl.DataProtectionConfig).toEqual({
      DataProtections: ['authorization', 'cookie'].map((name) => ({
        Action: 'SUBSTITUTION',
        Field: { FieldType: 'SINGLE_HEADER', FieldKeys: [name] },
        ExcludeRateBasedDetails: false,
        ExcludeRuleMatchDetails: false,
      })),
    });
  });
});

it('an alarm rings when very many requests are refused', () => {
  expect(only('AWS::CloudWatch::Alarm')).toMatchObject({
    AlarmDescription: expect.stringContaining('#very-many-requests-are-refused-at-the-front'),
    Metrics: expect.arrayContaining([
      expect.objectContaining({ Expression: 'IF(FILL(refused, 0) > 1000, 1, 0)' }),
    ]),
  });
});

import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { routeNames, routes } from '../../domain/contract.ts';
import { userRate } from '../../domain/front-answer.ts';
import { takesFile } from '../../domain/route.ts';
import type { Refuse } from './web-firewall.ts';

/**
 * How far back a rate looks, the shortest that WAF has (AWS, "Rate-based rule high-level settings": 60, 120, 300 or 600 s).
 *
 * Three limits stand behind each other. The contract promises a person 50 requests a second with a burst of 100; the local door keeps that exactly.
 * WAF keeps it as 3,000 in a minute for each token, "near the limit" and with a delay that is usually below 30 s ("Rate-based rule caveats"): a burst above 100
 * passes, and so may more than 50 a second for some seconds, while nobody who keeps to the contract is ever refused. What passes meanwhile meets the gateway's
 * throttle for all people together (stacks/api.ts), which lets nothing break. A token is an hour and a device, not a person: who signs in on two devices has twice the rate.
 */
export const windowSeconds = 60;

/** Of one token. */
const perPerson = userRate.perSecond * windowSeconds;

/** Of one address, without a token: pages, their files, and tries to get in. A first visit asks for about ten files; a whole office may share an address. [D] */
const perAddressUnknown = 3_000;

/** Of one address, whatever it brings: tokens that were made up are all different. Four people at the limit, or hundreds at work behind one address. [D] */
const perAddress = 12_000;

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

const plain = [{ priority: 0, type: 'NONE' }];
const authorization = { singleHeader: { Name: 'authorization' } };

const rates = (refuse: Refuse): Rule[] => {
  const tooMany = refuse('too-many-requests');
  const rate = (name: string, limit: number, by: object): Rule => ({
    name,
    action: tooMany,
    statement: {
      rateBasedStatement: { limit, evaluationWindowSec: windowSeconds, aggregateKeyType: 'IP', ...by },
    },
  });
  const sameToken = [
    { priority: 0, type: 'COMPRESS_WHITE_SPACE' },
    { priority: 1, type: 'LOWERCASE' },
  ];
  const hasToken = {
    sizeConstraintStatement: {
      ...{ fieldToMatch: authorization, comparisonOperator: 'GE', size: 1, textTransformations: plain },
    },
  };
  return [
    rate('rate-of-a-person', perPerson, {
      aggregateKeyType: 'CUSTOM_KEYS',
      customKeys: [{ header: { name: 'authorization', textTransformations: sameToken } }],
    }),
    rate('rate-of-an-address-without-a-token', perAddressUnknown, {
      scopeDownStatement: { notStatement: { statement: hasToken } },
    }),
    rate('rate-of-an-address', perAddress, {}),
  ];
};

/** Rules of AWS that look into bodies by patterns of text; they count here, and `bodies` below refuses. */
const inBodies = ['CrossSiteScripting', 'GenericLFI', 'GenericRFI', 'EC2MetaDataSSRF'];

/**
 * Bodies above 8 KB are our sheets, forms and plans. Every route has a limit of its own, 64 KB or 2 MB (413), and WAF sees the first 16 KB of a body and goes on
 * (AWS, "Managing body inspection size limits"; oversize handling CONTINUE).
 */
const counted = ['SizeRestrictions_BODY', ...inBodies.map((name) => `${name}_BODY`)];

const managed = (name: string, countedRules: readonly string[] = []): Rule => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: countedRules.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

/** Paths of the routes that take files: bytes of a sheet look like anything, "../" among 16,000 of them in one file of 500. */
const filePaths = routeNames.flatMap((name) => (takesFile(routes[name]) ? [routes[name].path] : []));

const anyOf = (statements: CfnWebACL.StatementProperty[]): CfnWebACL.StatementProperty => {
  const [only] = statements;
  return only !== undefined && statements.length === 1 ? only : { orStatement: { statements } };
};

/** What people type as text is refused where it looks like an attack, with words that say so; files are not looked at in this way. */
const bodies = (refuse: Refuse): Rule => ({
  name: 'bodies',
  action: refuse('refused-by-firewall'),
  statement: {
    andStatement: {
      statements: [
        anyOf(
          inBodies.map((name) => ({
            labelMatchStatement: { scope: 'LABEL', key: `awswaf:managed:aws:core-rule-set:${name}_Body` },
          })),
        ),
        { notStatement: { statement: anyOf(filePaths.map(isPath)) } },
      ],
    },
  },
});

const isPath = (path: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    ...{ fieldToMatch: { uriPath: {} }, positionalConstraint: 'EXACTLY' },
    ...{ searchString: path, textTransformations: plain },
  },
});

/** In the order in which they are asked: floods first, since what an earlier rule refused is not counted by a later one. */
export const rules = (refuse: Refuse): CfnWebACL.RuleProperty[] =>
  [
    ...rates(refuse),
    managed('AWSManagedRulesAmazonIpReputationList'),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
    managed('AWSManagedRulesCommonRuleSet', counted),
    bodies(refuse),
  ].map((rule, priority) => ({
    ...rule,
    priority,
    visibilityConfig: {
      cloudWatchMetricsEnabled: true,
      metricName: rule.name,
      // Samples show paths, and a path can hold an e-mail; WAF protects headers, queries and bodies, but no paths (DataProtection, Field).
      sampledRequestsEnabled: false,
    },
  }));

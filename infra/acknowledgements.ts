import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as z from 'zod/mini';

/** A finding that is accepted where it arises: which, where, and why. */
export type Acknowledgement = { id: string; path: string; reason: string; wide: boolean; heard: boolean };

/** What a rule found at a resource, whether accepted or not, and the rule in words. */
export type Finding = { id: string; path: string; info: string };

/** What AWS says of the rules that are acknowledged somewhere; what is not named here cannot be acknowledged. */
export const readMore: Readonly<Record<string, string>> = {
  'AwsSolutions-APIG4':
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  'AwsSolutions-CFR1':
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html',
  'AwsSolutions-CFR3':
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html',
  'AwsSolutions-COG2':
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  'AwsSolutions-IAM5':
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  'AwsSolutions-L1': 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  'AwsSolutions-SMG4': 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
  'AwsSolutions-SQS3':
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk':
    'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudfront_origins-readme.html',
};

/** The rule of a finding: `AwsSolutions-IAM5[Resource::*]` is one of `AwsSolutions-IAM5`. */
export const ruleOf = (id: string): string => id.replace(/\[.*$/, '');

const warning = 'aws:cdk:warning';
const heard = 'san-sang:heard-warning';
const Accepted = z.record(z.string(), z.string());

/**
 * Accepts a warning of the CDK itself, which comes from the construct that is made and leaves no trace once it is accepted: call it after
 * the warning. @throws Error when nothing below `scope` warned so: the acknowledgement is stale
 */
export const acknowledgeWarning = (scope: IConstruct, id: string, reason: string): void => {
  const warned = scope.node
    .findAll()
    .some(({ node }) =>
      node.metadata.some(({ type, data }) => type === warning && String(data).includes(`[ack: ${id}]`)),
    );
  if (!warned) throw new Error(`${scope.node.path} acknowledges ${id}, and nothing there warns of it`);
  scope.node.addMetadata(heard, id);
  Validations.of(scope).acknowledge({ id, reason });
};

/** Everything that is acknowledged in a tree, in the order of the tree. */
export const acknowledgementsIn = (root: IConstruct): Acknowledgement[] =>
  root.node.findAll().flatMap((construct) => {
    const { metadata, path } = construct.node;
    const wide = construct === root || Stack.isStack(construct);
    return metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(Accepted.parse(data)))
      .map(([qualified, reason]) => {
        const id = qualified.replace(/^annotation::/i, '');
        return {
          id,
          path,
          reason,
          wide,
          heard: metadata.some((one) => one.type === heard && one.data === id),
        };
      });
  });

/** Shorter than this, and it is no reason. letters. */
const leastReason = 20;

/** What is wrong with an acknowledgement, given all that the rules found; null when nothing is. */
export const faultOf = (
  { id, path, reason, wide, heard: warned }: Acknowledgement,
  findings: readonly Finding[],
): string | null => {
  const isBelow = (one: string) => one === path || one.startsWith(`${path}/`);
  if (wide) return `${id} is acknowledged for a whole stack: acknowledge it at the resource`;
  if (!warned && !findings.some((one) => one.id === id && isBelow(one.path)))
    return `The acknowledgement of ${id} is stale: nothing is found there any more. Remove it`;
  if (reason.trim().length < leastReason) return `The acknowledgement of ${id} gives no reason`;
  if (readMore[ruleOf(id)] === undefined)
    return `${ruleOf(id)} has no link: say in infra/acknowledgements.ts where to read of it`;
  return null;
};

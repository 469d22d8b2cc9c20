import { CfnElement, Stack } from 'aws-cdk-lib';
import * as z from 'zod/mini';
import type { Use } from '../../functions/local/call-log.ts';
import { FunctionOf } from '../../infra/constructs/function-of.ts';
import { resourcesOf } from '../infra/fixture.ts';

/** What a role is allowed of which the function itself calls nothing: Lambda and its agents use it for the function. */
export const usedByLambda: readonly { actions: RegExp; on: RegExp; why: string }[] = [
  {
    actions: /^logs:(CreateLogStream|PutLogEvents)$/,
    on: /Logs/,
    why: 'Lambda writes what the function prints.',
  },
  {
    actions: /^xray:(PutTelemetryRecords|PutTraceSegments)$/,
    on: /^"\*"$/,
    why: 'The daemon beside the function sends its traces.',
  },
  {
    actions: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
    on: /StreamArn|\/stream\//,
    why: 'The event source mapping reads the stream with the role of the function.',
  },
  {
    actions: /^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes|GetQueueUrl|ChangeMessageVisibility)$/,
    on: /Queue/,
    why: 'The event source mapping reads the queue, and deletes what was done, with the role of the function.',
  },
  {
    actions: /^sqs:(SendMessage|GetQueueAttributes|GetQueueUrl)$/,
    on: /GivenUpQueue/,
    why: 'The event source mapping writes down what was given up with the role of the function.',
  },
];

const oneOrMore = z.pipe(
  z.union([z.array(z.unknown()), z.unknown()]),
  z.transform((value) => (Array.isArray(value) ? value : [value])),
);
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: z.pipe(oneOrMore, z.array(z.string())),
  Resource: oneOrMore,
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.union([z.object({ Ref: z.string() }), z.object({ 'Fn::ImportValue': z.string() })])),
});

/** How the resources of policies are written in templates, and what they are called here. Queues are named for the job they are before. */
const kinds: readonly [RegExp, (...found: string[]) => string][] = [
  [/"Fn::GetAtt":\["(\w+?)RecordsQueue\w*","Arn"/, (job) => `queue/${job}`],
  [/GetAttRecords\w*?Arn\w*"\},"\/index\/([\w-]+)"/, (index) => `records/${index}`],
  [/GetAttRecords/, () => 'records'],
  [/GetAttProjections/, () => 'projections'],
  [
    /GetAtt(Snapshots|Files)\w*"\},"\/(\w+)\/\*"/,
    (bucket = '', folder) => `${bucket.toLowerCase()}/${folder}`,
  ],
  [/GetAtt(Snapshots|Files)/, (bucket = '') => bucket.toLowerCase()],
  [/arn:aws:ses:/, () => 'ses'],
  [/Accounts/, () => 'cognito-idp'],
];

const kindOf = (resource: string): string => {
  for (const [pattern, name] of kinds) {
    const found = pattern.exec(resource);
    if (found !== null) return name(...found.slice(1));
  }
  return resource;
};

type Attached = { stack: Stack; policy: z.infer<typeof Policy> };

/** Policies with the stacks that they lie in; one may be for a role of another stack, which it then imports. */
const policiesIn = (stacks: readonly Stack[]): Attached[] =>
  stacks.flatMap((stack) =>
    resourcesOf(stack, 'AWS::IAM::Policy').flatMap(({ Properties }) => {
      const { data } = Policy.safeParse(Properties);
      return data === undefined ? [] : [{ stack, policy: data }];
    }),
  );

const isFor = (fn: FunctionOf, { stack, policy: { Roles } }: Attached): boolean => {
  const role = fn.lambda.role?.node.defaultChild;
  if (!CfnElement.isCfnElement(role)) return false;
  const home = Stack.of(fn);
  const id = String(home.resolve(role.logicalId));
  return Roles.some((one) =>
    'Ref' in one
      ? stack === home && one.Ref === id
      : one['Fn::ImportValue'].startsWith(`${home.stackName}:ExportsOutputRef${id}`),
  );
};

/** Everything that the roles of functions are allowed by the templates, without what Lambda itself uses. */
export const grantedIn = (stacks: readonly Stack[]): Use[] => {
  const policies = policiesIn(stacks);
  const functions = stacks.flatMap((stack) =>
    stack.node.findAll().filter((construct) => construct instanceof FunctionOf),
  );
  return functions.flatMap((fn) =>
    policies
      .flatMap((one) => (isFor(fn, one) ? one.policy.PolicyDocument.Statement : []))
      .flatMap(({ Action, Resource }) =>
        Action.flatMap((action) => Resource.map((on) => ({ action, on: JSON.stringify(on) }))),
      )
      .filter(({ action, on }) => !usedByLambda.some((one) => one.actions.test(action) && one.on.test(on)))
      .map(({ action, on }) => ({ function: fn.node.id, action, resource: kindOf(on) })),
  );
};

import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import * as z from 'zod/mini';
import type { QueueJobName } from '../domain/job.ts';
import { type BucketId, buckets, listIndex, type TableId, tables } from '../functions/stores/table.ts';
import type { FunctionOf } from './constructs/function-of.ts';
import type { Impact } from './constructs/impact-alarm.ts';
import { mailSetOf, metricsNamespace, type Stage } from './stage.ts';

/**
 * What a function may do to a table. There is no Scan: nothing needs it. A transaction is allowed by the actions of its parts.
 */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'ConditionCheckItem';

/** What a function may do to the files of a folder: nobody deletes; to give a link is to read, and an upload in parts may be given up. */
export type FileAction = 'GetObject' | 'PutObject' | 'AbortMultipartUpload';

/** The folders of each bucket: rights end at them. */
type Folders = { snapshots: 'snapshots' | 'briefs'; files: 'exports' };

/**
 * What a function may do to the files of a bucket, by folder. `mayMiss`: it asks for files that may not be there, which only who may list
 * is told; others hear that it is forbidden. Without any folder it knows the bucket's name, for a store that it uses half of.
 */
export type FileAccess<Folder extends string> = Partial<Record<Folder, readonly FileAction[]>> & {
  mayMiss?: true;
};

/** What a function does, as far as others must know: what its failure means to a person, and what it touches. */
export type Duty = Impact & {
  records?: readonly TableAction[];
  /** Only here things may be deleted: they can be made again. */
  projections?: readonly (TableAction | 'DeleteItem')[];
  /** Queries the index that lists sites, members and alerts. */
  lists?: true;
  /** The bucket of frozen days and briefs. */
  snapshots?: FileAccess<Folders['snapshots']>;
  /** The bucket of files that are fetched by a link. */
  files?: FileAccess<Folders['files']>;
  /** Writes links to the pages. */
  links?: true;
  /** Sends mail from the stage's own domain. */
  mail?: true;
  /** Makes accounts of the user pool, sees to their second factor, opens and shuts them. */
  accounts?: true;
  /** Writes figures for the dashboard. */
  measures?: true;
};

/** The two tables as far as a function must know them. */
export type Tables = Record<TableId, { tableName: string; tableArn: string }>;

/** The buckets as far as a function must know them. */
export type Buckets = Record<BucketId, { bucketName: string; bucketArn: string }>;

/** The user pool as far as a function must know it. */
export type Accounts = { userPoolId: string; userPoolArn: string };

/**
 * Gives a function what its duty asks of the tables: names and rights in one step. Every function is told both names, since all
 * read the same settings; a name is no right.
 */
export const giveTables = (to: FunctionOf, duty: Duty, { records, projections }: Tables): void => {
  to.lambda.addEnvironment(tables.records.variable, records.tableName);
  to.lambda.addEnvironment(tables.projections.variable, projections.tableName);
  allow(to, duty.records, records.tableArn);
  allow(to, duty.projections, projections.tableArn);
  if (duty.lists) allow(to, ['Query'], `${records.tableArn}/index/${listIndex}`);
};

/** Gives a function what its duty asks of object storage: names and rights in one step, each bucket for itself. */
export const giveBuckets = (to: FunctionOf, duty: Duty, given: Buckets): void => {
  for (const id of ['snapshots', 'files'] as const) {
    const access = duty[id];
    if (access === undefined) continue;
    const { bucketName, bucketArn } = given[id];
    to.lambda.addEnvironment(buckets[id].variable, bucketName);
    const { mayMiss, ...folders } = access;
    for (const [folder, actions] of Object.entries(folders)) allowFiles(to, actions, bucketArn, folder);
    if (mayMiss)
      to.lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }));
  }
};

const allowFiles = (to: FunctionOf, actions: readonly FileAction[], bucketArn: string, folder: string) => {
  to.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: actions.map((action) => `s3:${action}`),
      resources: [`${bucketArn}/${folder}/*`],
    }),
  );
  const { 'Fn::ImportValue': imported } = Imported.parse(Stack.of(to).resolve(bucketArn));
  Validations.of(to).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${imported}/${folder}/*]`,
    reason: 'A file is named when it is made; the right ends at its folder.',
  });
};

/** How the address of a bucket of another stack is written in a template. */
const Imported = z.object({ 'Fn::ImportValue': z.string() });

/** Lets a function put messages into the queues of jobs, and into no other: their addresses and the right in one step. */
export const giveQueues = (to: FunctionOf, queues: ReadonlyMap<QueueJobName, IQueue>): void => {
  const addresses = [...queues].map(([job, { queueUrl }]) => [job, queueUrl]);
  to.lambda.addEnvironment('QUEUES', Stack.of(to).toJsonString(Object.fromEntries(addresses)));
  const resources = [...queues.values()].map(({ queueArn }) => queueArn);
  to.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources }));
};

/** Tells a function whose duty asks for it under which name its figures are kept; they leave by its log. */
export const giveMetrics = (to: FunctionOf, duty: Duty, stage: Pick<Stage, 'name'>): void => {
  if (duty.measures) to.lambda.addEnvironment('POWERTOOLS_METRICS_NAMESPACE', metricsNamespace(stage));
};

/** Tells a function whose duty asks for it where the pages are. */
export const giveLinks = (to: FunctionOf, duty: Duty, origin: string): void => {
  if (duty.links) to.lambda.addEnvironment('ORIGIN', origin);
};

/**
 * Lets a function whose duty asks for it send mail, from one address of the stage's domain and by the stage's configuration set: names
 * and right in one step. SES wants the right for both (SES, controlling access to configuration sets).
 */
export const giveMail = (
  to: FunctionOf,
  duty: Duty,
  stage: Pick<Stage, 'name' | 'domain' | 'mailFrom'>,
): void => {
  if (!duty.mail) return;
  const [from, set] = [stage.mailFrom, mailSetOf(stage)];
  to.lambda.addEnvironment('MAIL_FROM', from);
  to.lambda.addEnvironment('MAIL_SET', set);
  const named = (resource: string, resourceName: string) =>
    Stack.of(to).formatArn({ service: 'ses', resource, resourceName });
  to.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [named('identity', stage.domain), named('configuration-set', set)],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    }),
  );
};

/** Gives a function whose duty asks for it the accounts of the user pool: name and rights in one step. */
export const giveAccounts = (to: FunctionOf, duty: Duty, { userPoolId, userPoolArn }: Accounts): void => {
  if (!duty.accounts) return;
  to.lambda.addEnvironment('USER_POOL_ID', userPoolId);
  const actions = [
    'AdminCreateUser',
    'AdminGetUser',
    'AdminSetUserMFAPreference',
    'AdminEnableUser',
    'AdminDisableUser',
    'AdminUserGlobalSignOut',
  ].map((action) => `cognito-idp:${action}`);
  to.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [userPoolArn] }));
};

const allow = (to: FunctionOf, actions: readonly string[] = [], resource: string): void => {
  if (actions.length === 0) return;
  const prefixed = actions.map((action) => `dynamodb:${action}`);
  to.lambda.addToRolePolicy(new PolicyStatement({ actions: prefixed, resources: [resource] }));
};

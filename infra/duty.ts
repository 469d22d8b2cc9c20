import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as z from 'zod/mini';
import { type BucketId, buckets, listIndex, type TableId, tables } from '../functions/stores/table.ts';
import type { FunctionOf } from './constructs/function-of.ts';
import type { Impact } from './constructs/impact-alarm.ts';
import { mailFromOf, type Stage } from './stage.ts';

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

/**
 * What a function may do to the files of a bucket. Nobody deletes; to give a link is to read. Without the right to list, what is not there
 * could not be told from what is forbidden.
 */
export type FileAccess = 'read' | 'write' | 'both';

/** What a function does, as far as others must know: what its failure means to a person, and what it touches. */
export type Duty = Impact & {
  records?: readonly TableAction[];
  /** Only here things may be deleted: they can be made again. */
  projections?: readonly (TableAction | 'DeleteItem')[];
  /** Queries the index that lists sites, members and alerts. */
  lists?: true;
  /** The bucket of frozen days and briefs. */
  snapshots?: FileAccess;
  /** The bucket of files that are fetched by a link. */
  files?: FileAccess;
  /** Writes links to the pages. */
  links?: true;
  /** Sends mail from the stage's own domain. */
  mail?: true;
  /** Makes and looks up accounts of the user pool. */
  accounts?: true;
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

/** The folders of a bucket: rights end at them. */
const folders = { snapshots: ['snapshots', 'briefs'], files: ['exports'] } as const satisfies Record<
  BucketId,
  readonly string[]
>;

/** Gives a function what its duty asks of object storage: names and rights in one step, each bucket for itself. */
export const giveBuckets = (to: FunctionOf, duty: Duty, given: Buckets): void => {
  for (const id of ['snapshots', 'files'] as const) {
    const access = duty[id];
    if (access === undefined) continue;
    const { bucketName, bucketArn } = given[id];
    to.lambda.addEnvironment(buckets[id].variable, bucketName);
    allowFiles(to, access, bucketArn, folders[id]);
  }
};

const allowFiles = (to: FunctionOf, access: FileAccess, bucketArn: string, inFolders: readonly string[]) => {
  const give = (actions: string[], resources: string[]) =>
    to.lambda.addToRolePolicy(new PolicyStatement({ actions, resources }));
  const reads = ['s3:GetObject'];
  const writes = ['s3:PutObject', 's3:AbortMultipartUpload'];
  const actions = [...(access === 'write' ? [] : reads), ...(access === 'read' ? [] : writes)];
  give(
    actions,
    inFolders.map((folder) => `${bucketArn}/${folder}/*`),
  );
  if (access !== 'write') give(['s3:ListBucket'], [bucketArn]);
  const { 'Fn::ImportValue': imported } = Imported.parse(Stack.of(to).resolve(bucketArn));
  for (const folder of inFolders)
    Validations.of(to).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${imported}/${folder}/*]`,
      reason: 'A file is named when it is made; the right ends at its folder.',
    });
};

/** How the address of a bucket of another stack is written in a template. */
const Imported = z.object({ 'Fn::ImportValue': z.string() });

/** Tells a function whose duty asks for it where the pages are. */
export const giveLinks = (to: FunctionOf, duty: Duty, origin: string): void => {
  if (duty.links) to.lambda.addEnvironment('ORIGIN', origin);
};

/**
 * Lets a function whose duty asks for it send mail, from one address of the stage's domain: name and right in one step. Whoever deploys
 * has made the domain an identity of SES.
 */
export const giveMail = (to: FunctionOf, duty: Duty, stage: Pick<Stage, 'domain'>): void => {
  if (!duty.mail) return;
  const from = mailFromOf(stage);
  to.lambda.addEnvironment('MAIL_FROM', from);
  const identity = { service: 'ses', resource: 'identity', resourceName: stage.domain };
  to.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [Stack.of(to).formatArn(identity)],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    }),
  );
};

/** Gives a function whose duty asks for it the accounts of the user pool: name and rights in one step. */
export const giveAccounts = (to: FunctionOf, duty: Duty, { userPoolId, userPoolArn }: Accounts): void => {
  if (!duty.accounts) return;
  to.lambda.addEnvironment('USER_POOL_ID', userPoolId);
  const actions = ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'];
  to.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [userPoolArn] }));
};

const allow = (to: FunctionOf, actions: readonly string[] = [], resource: string): void => {
  if (actions.length === 0) return;
  const prefixed = actions.map((action) => `dynamodb:${action}`);
  to.lambda.addToRolePolicy(new PolicyStatement({ actions: prefixed, resources: [resource] }));
};

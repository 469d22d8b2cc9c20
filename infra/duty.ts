import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { listIndex, type TableId, tables } from '../functions/stores/table.ts';
import type { FunctionOf } from './constructs/function-of.ts';
import type { Impact } from './constructs/impact-alarm.ts';

/**
 * What a function may do to a table. There is no Scan and no DeleteItem: nothing needs them. A transaction is allowed by the
 * actions of its parts.
 */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'ConditionCheckItem';

/** What a function does, as far as others must know: what its failure means to a person, and what it touches. */
export type Duty = Impact & {
  records?: readonly TableAction[];
  projections?: readonly TableAction[];
  /** Queries the index that lists sites, members and alerts. */
  lists?: true;
  /** Makes and looks up accounts of the user pool. */
  accounts?: true;
};

/** The two tables as far as a function must know them. */
export type Tables = Record<TableId, { tableName: string; tableArn: string }>;

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

/** Gives a function whose duty asks for it the accounts of the user pool: name and rights in one step. */
export const giveAccounts = (to: FunctionOf, duty: Duty, { userPoolId, userPoolArn }: Accounts): void => {
  if (!duty.accounts) return;
  to.lambda.addEnvironment('USER_POOL_ID', userPoolId);
  const actions = ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'];
  to.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [userPoolArn] }));
};

const allow = (to: FunctionOf, actions: readonly TableAction[] = [], resource: string): void => {
  if (actions.length === 0) return;
  const prefixed = actions.map((action) => `dynamodb:${action}`);
  to.lambda.addToRolePolicy(new PolicyStatement({ actions: prefixed, resources: [resource] }));
};

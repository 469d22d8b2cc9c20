import { Email, MemberFields } from '../../domain/member.ts';
import { originOf, type Stage, stageNamed } from '../../infra/stage.ts';
import { accountStore, connectAccounts } from '../stores/accounts.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { firstAdmin } from './first-admin.ts';
import { StartError } from './settings.ts';
import { explained, outputsOf } from './stage-outputs.ts';

const usage = 'Usage: npm run admin -- STAGE EMAIL ["FULL NAME"]';

const asked = (args: readonly string[]) => {
  const [stageName, address, givenName, ...more] = args;
  if (stageName === undefined || address === undefined || more.length > 0) throw new StartError(usage);
  const email = Email.safeParse(address.trim());
  if (!email.success) throw new StartError(`${address} is no e-mail address. ${usage}`);
  const name = MemberFields.shape.name.safeParse(givenName ?? email.data.split('@')[0]);
  if (!name.success) throw new StartError(`A name has 1 to 100 characters. ${usage}`);
  return { stage: knownStage(stageName), email: email.data, name: name.data };
};

const knownStage = (name: string): Stage => {
  try {
    return stageNamed(name);
  } catch (cause) {
    throw new StartError(`${cause instanceof Error ? cause.message : cause} (infra/stage.ts)`, { cause });
  }
};

/** Where the tables and the accounts of a deployed stage are, by what its stacks say. */
const placesOf = async ({ name: stage, region }: Stage) => {
  const at = (part: string) => ({ stack: `san-sang-${stage}-${part}`, region, stage });
  const data = await outputsOf({ ...at('data'), names: ['RecordsTable', 'ProjectionsTable'] });
  const identity = await outputsOf({ ...at('identity'), names: ['UserPoolId'] });
  return {
    pool: identity('UserPoolId'),
    tables: { RECORDS_TABLE: data('RecordsTable'), PROJECTIONS_TABLE: data('ProjectionsTable') },
  };
};

/**
 * Makes the first administrator of a deployed stage, with the credentials of the environment; may be repeated.
 * @returns what to tell @throws StartError for what the person can put right
 */
export const runAdmin = async (args: readonly string[]): Promise<string[]> => {
  const { stage, email, name } = asked(args);
  // The stores take the region from the environment, as everything does.
  process.env['AWS_REGION'] = stage.region;
  try {
    const { pool, tables } = await placesOf(stage);
    const connection = connect(tables);
    const needs = { members: memberStore(connection), accounts: accountStore(connectAccounts(), pool) };
    const outcome = await firstAdmin(needs, { email, name });
    connection.client.destroy();
    return told(outcome, email, stage, { pool, table: tables.RECORDS_TABLE });
  } catch (error) {
    throw explained(error);
  }
};

const told = (
  outcome: 'made' | 'kept',
  email: string,
  stage: Stage,
  { pool, table }: { pool: string; table: string },
): string[] => {
  if (outcome === 'kept')
    return [
      `${email} is an administrator of "${stage.name}" already; the account is open and its second step is on.`,
    ];
  return [
    `${email} is an administrator of "${stage.name}".`,
    `  account  in ${pool}, invited by mail from ${stage.mailFrom}; the temporary password holds for 7 days`,
    '  sign-in  in two steps: the password, and a code by mail',
    `  member   in ${table}`,
    `Next: open ${originOf(stage)}, press "Đăng nhập", enter the temporary password, choose one, enter the code of the second mail.`,
    'Then make another administrator on the page of members: nobody can take their own rights away, and one alone is soon missing.',
  ];
};

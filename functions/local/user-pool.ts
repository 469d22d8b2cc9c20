import * as z from 'zod/mini';
import { type JsonAnswer, startJsonEndpoint } from './json-endpoint.ts';
import { type PoolAccount, type PoolAccounts, poolAccounts } from './pool-accounts.ts';
import { subjectOf } from './subject.ts';

/** The pool that the local accounts are made in; its name says whose it is. */
export const localUserPoolId = 'ap-southeast-1_local';

const Asked = z.object({
  Username: z.string(),
  EmailMfaSettings: z.optional(z.object({ Enabled: z.optional(z.boolean()) })),
});
type Asked = z.infer<typeof Asked>;

const ok = (body: object = {}): JsonAnswer => ({ status: 200, body });
const fault = (name: string, message: string): JsonAnswer => ({
  status: 400,
  body: { __type: name, message },
});
const unknown = () => fault('UserNotFoundException', 'User does not exist.');

/** The account as Cognito tells of it. */
const shown = ({ email, enabled, secondFactor }: PoolAccount) => ({
  Username: subjectOf(email),
  Enabled: enabled,
  ...(secondFactor && { UserMFASettingList: ['EMAIL_OTP'], PreferredMfaSetting: 'EMAIL_OTP' }),
});
const attributesOf = ({ email }: PoolAccount) => [
  { Name: 'sub', Value: subjectOf(email) },
  { Name: 'email', Value: email },
];

/** The operations of Cognito's user pool API that the application calls. */
const operations: Record<string, (accounts: PoolAccounts, asked: Asked) => JsonAnswer> = {
  AdminCreateUser: (accounts, { Username }) => {
    const made = accounts.make(Username.toLowerCase());
    if (made === null) return fault('UsernameExistsException', 'User account already exists');
    return ok({ User: { ...shown(made), Attributes: attributesOf(made) } });
  },
  AdminGetUser: (accounts, { Username }) => {
    const account = accounts.get(Username);
    return account === null ? unknown() : ok({ ...shown(account), UserAttributes: attributesOf(account) });
  },
  AdminSetUserMFAPreference: (accounts, { Username, EmailMfaSettings }) =>
    accounts.change(Username, { secondFactor: EmailMfaSettings?.Enabled === true }) ? ok() : unknown(),
  AdminEnableUser: (accounts, { Username }) =>
    accounts.change(Username, { enabled: true }) ? ok() : unknown(),
  AdminDisableUser: (accounts, { Username }) =>
    accounts.change(Username, { enabled: false }) ? ok() : unknown(),
  AdminUserGlobalSignOut: (accounts, { Username }) => (accounts.get(Username) ? ok() : unknown()),
};

const answer = (accounts: PoolAccounts, operation: string, input: unknown): JsonAnswer => {
  const asked = Asked.safeParse(input);
  if (!asked.success) return fault('InvalidParameterException', 'Username is missing');
  return operations[operation]?.(accounts, asked.data) ?? fault('UnknownOperationException', operation);
};

/** Starts the local user pool on a free port of this machine; `asked` lists the operations it was asked for. */
export const startUserPool = async (accounts: PoolAccounts = poolAccounts()) => {
  const asked: string[] = [];
  const server = await startJsonEndpoint('application/x-amz-json-1.1', ({ operation, input }) => {
    asked.push(operation);
    return answer(accounts, operation, input);
  });
  return { ...server, accounts, asked };
};

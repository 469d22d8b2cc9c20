import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { StartError } from './settings.ts';

/** A stack of a deployed stage, and the outputs of it that are wanted. */
type Wanted<Name extends string> = { stack: string; region: string; names: readonly Name[]; stage: string };

/** Longer, and whoever waits should look at their network. ms. */
const patience = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/**
 * What a deployed stack tells of itself.
 * @throws StartError that says what to do: no credentials or wrong ones, a stack that is not there or that was not finished
 */
export const outputsOf = async <Name extends string>({ stack, region, names, stage }: Wanted<Name>) => {
  const client = new CloudFormationClient({ region, maxAttempts: 3, requestHandler: patience });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = new Map(Stacks?.[0]?.Outputs?.map((one) => [one.OutputKey, one.OutputValue]));
    return (name: Name): string => {
      const value = outputs.get(name);
      if (value !== undefined) return value;
      const state = Stacks?.[0]?.StackStatus ?? 'unknown';
      throw new StartError(
        `The stack ${stack} (${state}) does not tell its ${names.join(', ')}: its deployment did not end, or is of an older release. Deploy the stage again: npm run deploy -- ${stage}`,
      );
    };
  } catch (cause) {
    if (cause instanceof Error && /does not exist/.test(cause.message))
      throw new StartError(
        `There is no stack ${stack} in ${region} of this account. Deploy the stage first (npm run deploy -- ${stage}), or use the credentials of the account that it is in.`,
        { cause },
      );
    throw cause;
  } finally {
    client.destroy();
  }
};

/** What AWS, the SDK before it or the network says: by the error's name or its code, what to do. */
const remedies: readonly [RegExp, string][] = [
  [
    /^CredentialsProviderError$/,
    'There are no AWS credentials. Sign in to the account of the stage (aws sso login, or AWS_PROFILE), then run this again.',
  ],
  [
    /^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException)$/,
    'AWS does not take these credentials: they have run out, or are wrong. Sign in again (aws sso login), then run this again.',
  ],
  [
    /^(AccessDenied|AccessDeniedException|NotAuthorizedException)$/,
    'These AWS credentials may not do this. Use those of an administrator of the account.',
  ],
  [
    /^(TimeoutError|NetworkingError|ENOTFOUND|EAI_AGAIN|ECONN\w+|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH)$/,
    'AWS does not answer. Look at the network, then run this again.',
  ],
];

/** Whatever else AWS says: the SDK marks errors of its calls so. */
const otherwise =
  'AWS did not do what it was asked. Mend what it says, then run this again: what was made already is kept.';

/** An error of a call to AWS as a mistake that the person can put right; any other as it is. */
export const explained = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const known = remedies.find(([name]) => name.test(error.name) || name.test(code))?.[1];
  const remedy = known ?? ('$metadata' in error ? otherwise : undefined);
  if (remedy === undefined) return error;
  // Of several addresses that did not answer, Node gives a code and no words.
  const said = (error.message || code || error.name).replaceAll(/\s+/g, ' ');
  return new StartError(`${remedy} (${said})`, { cause: error });
};

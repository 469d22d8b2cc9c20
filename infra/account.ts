import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CommandError } from './command-words.ts';

/** A stack that is there: whether it may be deleted, and the parameters that it was told before. */
export type Deployed = { name: string; protected: boolean; parameters: readonly string[]; account: string };

/** What is asked of an AWS account before anything is done to it. */
export type Account = {
  /** Number of the account, if the credentials tell it. @throws CommandError when there are none */
  signedIn: (region: string) => Promise<string | undefined>;
  /** The stack if it is there. @throws CommandError when AWS does not answer, or refuses */
  stack: (region: string, name: string) => Promise<Deployed | undefined>;
  /** The template that the stack has now. */
  template: (region: string, name: string) => Promise<unknown>;
};

/** Longer, and whoever waits should look at their network. ms. */
const patience = { connectionTimeout: 5_000, requestTimeout: 20_000 };

const clientOf = (region: string) =>
  new CloudFormationClient({ region, maxAttempts: 3, requestHandler: patience });

/** The account of whoever is signed in to AWS on this machine. */
export const awsAccount: Account = {
  signedIn: async (region) => {
    try {
      return (await clientOf(region).config.credentials()).accountId;
    } catch (cause) {
      throw new CommandError(
        'No AWS credentials. Sign in first, for example: aws sso login --profile NAME && export AWS_PROFILE=NAME',
        { cause },
      );
    }
  },
  stack: (region, name) =>
    asked(region, async () => {
      const { Stacks = [] } = await clientOf(region).send(new DescribeStacksCommand({ StackName: name }));
      return Stacks.map(deployedOf).find((one) => one.name === name);
    }),
  template: (region, name) =>
    asked(region, async () => {
      const { TemplateBody = '' } = await clientOf(region).send(
        new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
      );
      return JSON.parse(TemplateBody);
    }),
};

const deployedOf = ({ StackName, EnableTerminationProtection, Parameters, StackId }: Stack): Deployed => ({
  name: StackName ?? '',
  protected: EnableTerminationProtection ?? false,
  parameters: (Parameters ?? []).flatMap(({ ParameterKey }) => ParameterKey ?? []),
  account: StackId?.split(':')[4] ?? '',
});

/** CloudFormation says of a stack that is not there: "Stack with id NAME does not exist". */
const asked = async <T>(region: string, ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (cause) {
    const said = saidBy(cause);
    if (/does not exist/.test(said)) return undefined;
    throw new CommandError(`AWS in ${region} did not answer, or refused: ${said}`, { cause });
  }
};

/** Of several addresses that did not answer, Node gives a code and no words. */
const saidBy = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ('code' in cause ? String(cause.code) : cause.name);
};

import { Stack, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FunctionOf } from './function-of.ts';

/** Letters and digits: a header takes them as they are, and 48 of them are more than 280 bits. */
const length = 48;

/** The turn that the stacks of the deployment before still name beside the two in use, until this one has come to them. */
const keptBehind = 2;

/** The secrets in use, as CloudFormation is asked for them: no template and no log holds a value. */
export type SecretReferences = { current: string; previous: string | undefined };

/**
 * The secret that CloudFront sends and functions ask for, one for each turn. A deployment with the next turn makes the next secret, has the
 * functions take it beside the one before, and only then has the front send it: nobody sees a value, and no request is refused meanwhile.
 */
export class OriginSecrets extends Construct {
  readonly references: SecretReferences;

  constructor(scope: Construct, id: string, turn: number) {
    super(scope, id);
    const kept = [turn, turn - 1, turn - keptBehind].filter((one) => one > 0).map((one) => this.secret(one));
    const [current, previous] = kept.map(({ secretValue }) => secretValue.unsafeUnwrap());
    if (current === undefined) throw new Error(`${turn} is no turn: they begin at 1`);
    this.references = { current, previous };
  }

  private secret(turn: number) {
    const secret = new Secret(this, `Turn${turn}`, {
      description: 'What CloudFront sends so that functions know it; made by AWS, read by deployments alone',
      generateSecretString: { passwordLength: length, excludePunctuation: true },
    });
    // Said of each that is kept: CloudFormation takes no name away that another stack still reads.
    Stack.of(this).exportValue(secret.secretArn);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'It is replaced by a deployment (docs/runbook.md, "The secret of the front is replaced"): a rotation on a timer would not reach CloudFront.',
    });
    return secret;
  }
}

/** Tells a function what a request must bring to have come through the front. */
export const giveOriginSecrets = (to: FunctionOf, { current, previous }: SecretReferences): void => {
  to.lambda.addEnvironment('ORIGIN_SECRET', current);
  if (previous !== undefined) to.lambda.addEnvironment('ORIGIN_SECRET_PREVIOUS', previous);
};

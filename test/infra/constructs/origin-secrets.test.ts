import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { OriginSecrets } from '../../../infra/constructs/origin-secrets.ts';
import { stageOf } from '../../../infra/stage.ts';
import { aStage } from '../a-stage.ts';
import { anApp, resourcesOf } from '../fixture.ts';
import { someStacks } from '../some-stacks.ts';

const turnOf = (turn: number) => {
  const stack = new Stack(anApp(), `stack-${turn}`);
  const { references } = new OriginSecrets(stack, 'Secrets', turn);
  const named = (value: string | undefined) =>
    /Turn(\d+?)[0-9A-F]{8}"\},":SecretString:::\}\}/.exec(JSON.stringify(stack.resolve(value)))?.[1];
  const made = resourcesOf(stack, 'AWS::SecretsManager::Secret').map(({ Properties, id }) => ({
    turn: /Turn(\d+?)[0-9A-F]{8}$/.exec(id)?.[1],
    length: JSON.stringify(Properties['GenerateSecretString']),
  }));
  return { current: named(references.current), previous: named(references.previous), made };
};

describe('the secret of the front', () => {
  it('is made by AWS, 48 letters and digits that a header takes', () => {
    expect(turnOf(1)).toEqual({
      current: '1',
      previous: undefined,
      made: [{ turn: '1', length: '{"ExcludePunctuation":true,"PasswordLength":48}' }],
    });
  });

  it('is taken beside the one before it from the second turn on', () => {
    expect(turnOf(2)).toMatchObject({ current: '2', previous: '1' });
  });

  it('is kept for one turn more, which stacks still name that a deployment has not come to', () => {
    const { current, previous, made } = turnOf(5);
    expect([current, previous, made.map(({ turn }) => turn).toSorted()]).toEqual(['5', '4', ['3', '4', '5']]);
  });

  it('has no turn before the first', () => {
    expect(() => turnOf(0)).toThrow('0 is no turn');
  });
});

describe('a deployment with the next secret', () => {
  const templateOf = (stack: Stack) => Template.fromStack(stack).toJSON();
  const at = [1, 2, 3, 4].map((originSecretTurn) => {
    const { api, routes, web } = someStacks(false, stageOf({ ...aStage, ...{ originSecretTurn } }));
    const read = [...routes, web].flatMap((stack) => [
      ...JSON.stringify(templateOf(stack)).matchAll(/san-sang-test-api:ExportsOutputRefOriginSecrets\w+/g),
    ]);
    const names = new Set(read.map(([name]) => name));
    return { names, told: JSON.stringify(templateOf(api)['Outputs']) };
  });

  it.each([1, 2, 3])('takes away no name that stacks with secret %i still read', (turn) => {
    const names = [...(at[turn - 1]?.names ?? [])];
    expect(names).toHaveLength(Math.min(turn, 2));
    for (const name of names) expect(at[turn]?.told).toContain(`"Name":"${name}"`);
  });
});

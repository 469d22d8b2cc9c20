import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Deployed } from '../../infra/account.ts';
import { runCommand } from '../../infra/command-run.ts';
import { askedOf, CommandError } from '../../infra/command-words.ts';
import type { Stage } from '../../infra/stage.ts';
import { aLiveStage, aStage } from './a-stage.ts';

export const folder = mkdtempSync(join(tmpdir(), 'san-sang-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const records = (id = 'Records091F6ECA') => ({
  Outputs: { RecordsTable: { Value: { Ref: id } } },
  Resources: {
    [id]: {
      Type: 'AWS::DynamoDB::Table',
      DeletionPolicy: 'Retain',
      Properties: { KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
    },
  },
});
export const api = { Resources: { Api: { Type: 'AWS::ApiGatewayV2::Api' } } };
const pattern = '^arn:aws:acm:us-east-1:\\d{12}:certificate/[0-9a-f-]+$';
export const web = {
  Parameters: {
    CertificateArn: { Type: 'String', Description: 'ARN of the certificate', AllowedPattern: pattern },
    BootstrapVersion: { Default: '/cdk-bootstrap/hnb659fds/version' },
  },
  Resources: { Front: { Type: 'AWS::CloudFront::Distribution' } },
};
export const certificate = `CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/0a-1b`;

/** The templates of a stage as the CDK writes them, in an order that is not the one of deployments. */
const assembly = (stage: string) => {
  const stack = (part: string, template: object, needs: string[], region = 'ap-southeast-1') => {
    const name = `san-sang-${stage}-${part}`;
    writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
    const dependencies = [...needs.map((one) => `san-sang-${stage}-${one}`), `${name}.assets`];
    const properties = { templateFile: `${name}.template.json` };
    const environment = `aws://unknown-account/${region}`;
    return [name, { type: 'aws:cloudformation:stack', environment, dependencies, properties }] as const;
  };
  const artifacts = Object.fromEntries([
    stack('web', web, ['api', 'edge']),
    stack('api', api, ['data']),
    stack('data', records(), []),
    stack('edge', api, [], 'us-east-1'),
  ]);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
};

type There = Record<string, Partial<Deployed> & { template?: unknown }>;
export const prepared = { CDKToolkit: {} };

/** Two stages whose names belong to nobody. */
export const stageNamed = (name: string): Stage => {
  const found = [aStage, aLiveStage].find((one) => one.name === name);
  if (found === undefined) throw new Error(`no stage "${name}": one of test, prod`);
  return found;
};

/** A stage with names of its own, as it is before a deployment. */
export const real = (name: string): Stage => ({
  ...stageNamed(name),
  ...{ domain: 'san-sang.vn', mailFrom: 'thong-bao@san-sang.vn', alarmsTo: 'truc@so-y-te.vn' },
});
export const refused = { stack: () => Promise.reject(new CommandError('AWS in ap-southeast-1 refused')) };

/** What a command says and does, with these stacks deployed and these words typed. */
export const run = async (line: string, there: There = prepared, typed = '', unlike = {}, account = {}) => {
  const said: string[] = [];
  const warned: string[] = [];
  const calls: string[] = [];
  const built: string[] = [];
  const world = {
    warn: (text: string) => warned.push(text),
    stageNamed: real,
    ...unlike,
    say: (text: string) => said.push(text),
    ask: async (question: string) => {
      said.push(question);
      return typed;
    },
    synthesize: async (stage: string) => {
      built.push(stage);
      assembly(stage);
    },
    folder,
    account: {
      signedIn: async () => '123456789012',
      stack: async (_: string, name: string) => {
        const found = there[name];
        return found && { name, protected: false, parameters: [], account: '123456789012', ...found };
      },
      template: async (_: string, name: string) => there[name]?.template ?? { Resources: {} },
      ...account,
    },
    cdk: async (args: readonly string[]) => {
      calls.push(args.join(' ').replaceAll(folder, 'OUT'));
      return 0;
    },
  };
  const asked = askedOf(line.split(' '), 'test');
  const outcome = await runCommand(asked, world).catch((error: Error) => {
    said.push(error.message);
    return 1;
  });
  return { outcome, said: said.join('\n'), warned, calls, built };
};

export const quiet = '--no-notices --no-version-reporting --no-lookups';
export const whole = 'san-sang-prod-data san-sang-prod-api san-sang-prod-edge san-sang-prod-web';

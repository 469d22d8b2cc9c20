import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod/mini';
import { kebab, routeNames } from '../../domain/contract.ts';
import { jobs } from '../../domain/job.ts';
import { triggers } from '../../domain/trigger.ts';
import { context } from '../../infra/context.ts';

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const temporary = (prefix: string) => {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  return folder;
};

/** A folder that looks like a build, with the same small files whatever the code is: assets keep their hashes. */
export const builtFixture = () => {
  const folder = temporary('san-sang-built-');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const code = 'export const handler = async () => undefined;\n';
  for (const name of routeNames) put(`functions/api/${kebab(name)}/index.mjs`, code);
  for (const name of Object.keys(jobs)) put(`functions/jobs/${kebab(name)}/index.mjs`, code);
  for (const name of Object.keys(triggers)) put(`functions/triggers/${kebab(name)}/index.mjs`, code);
  put('web/index.html', '<!doctype html>\n');
  put('web/assets/home-0.js', '\n');
  put('web/csp.json', '{"style":["sha256-c3R5bGU="],"script":[]}\n');
  return folder;
};

/**
 * An app as the real one is made, that writes to a folder of its own and copies no assets. The schemas of CloudFormation take
 * seconds to load: they are asked once, where all stacks are.
 */
export const anApp = (schemas = false) =>
  new App({
    builtinCloudFormationValidation: schemas,
    context: { ...context, 'aws:cdk:disable-asset-staging': true },
    analyticsReporting: false,
    outdir: temporary('san-sang-cdk-'),
  });

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z._default(z.record(z.string(), z.unknown()), {}),
});
const Resources = z.record(z.string(), Resource);

/** A resource of a template, with its logical id. */
export type Found = z.infer<typeof Resource> & { id: string; stack: string };

const known = new WeakMap<Stack, Found[]>();

/** The resources of a stack's template, of one type or all. A stack is looked at once it is whole: its template is read once. */
export const resourcesOf = (stack: Stack, type?: string): Found[] => {
  const found = known.get(stack) ?? readResources(stack);
  known.set(stack, found);
  return type === undefined ? found : found.filter(({ Type }) => Type === type);
};

const readResources = (stack: Stack): Found[] =>
  Object.entries(Resources.parse(Template.fromStack(stack).toJSON()['Resources'])).map(([id, resource]) => ({
    id,
    stack: stack.stackName,
    ...resource,
  }));

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const Statement = z.object({ Effect: z.string(), Action: oneOrMore, Resource: z.unknown() });
const Document = z.object({ Statement: z.array(Statement) });

/** What a stack's roles are allowed: the actions, and the resources as JSON text. */
export const allowedIn = (stack: Stack) => {
  const attached = resourcesOf(stack, 'AWS::IAM::Policy').map(({ id, Properties }) => ({
    id,
    policy: Properties['PolicyDocument'],
  }));
  const inline = resourcesOf(stack, 'AWS::IAM::Role').flatMap(({ id, Properties }) =>
    z
      .array(z.object({ PolicyDocument: z.unknown() }))
      .parse(Properties['Policies'] ?? [])
      .map(({ PolicyDocument }) => ({ id, policy: PolicyDocument })),
  );
  return [...attached, ...inline].flatMap(({ id, policy }) =>
    Document.parse(policy).Statement.map(({ Action, Resource: on }) => ({
      id,
      actions: [Action].flat(),
      on: JSON.stringify(on),
    })),
  );
};

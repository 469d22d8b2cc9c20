import { type App, Validations } from 'aws-cdk-lib';
import type { RouteName } from '../domain/contract.ts';
import type { Built } from './built.ts';
import { CheckedAcknowledgements } from './checked-acknowledgements.ts';
import { dutyGroups } from './duties.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { EdgeStack } from './stacks/edge.ts';
import { IdentityStack } from './stacks/identity.ts';
import { JobsStack } from './stacks/jobs.ts';
import { MailStack } from './stacks/mail.ts';
import { OperationsStack } from './stacks/operations.ts';
import { RoutesStack } from './stacks/routes.ts';
import { TriggersStack } from './stacks/triggers.ts';
import { WebStack } from './stacks/web.ts';
import type { Stage } from './stage.ts';

/**
 * All stacks of a stage: what holds state apart from what can be made again, and the routes by noun. An open finding of cdk-nag
 * fails the synthesis; what is acknowledged is acknowledged where it arises, with its reason.
 */
export const allStacks = (app: App, stage: Stage, built: Built) => {
  const named = (part: string) => `san-sang-${stage.name}-${part}`;
  const env = { region: stage.region };
  const data = new DataStack(app, named('data'), { env, terminationProtection: true, stage });
  const mail = new MailStack(app, named('mail'), { env, terminationProtection: true, stage });
  const triggers = new TriggersStack(app, named('triggers'), { env, built, data, stage });
  const identity = new IdentityStack(app, named('identity'), {
    env,
    terminationProtection: true,
    stage,
    triggers,
  });
  const api = new ApiStack(app, named('api'), { env, identity, stage });
  const routes = dutyGroups.map(
    ({ noun, duties }) =>
      new RoutesStack(app, named(`routes-${noun}`), { env, built, data, identity, api, duties, stage }),
  );
  const jobs = new JobsStack(app, named('jobs'), { env, built, data, stage });
  // They name its domain and its configuration set, and import nothing.
  for (const stack of [identity, jobs]) stack.addStackDependency(mail);
  const edge = new EdgeStack(app, named('edge'), { stage });
  const web = new WebStack(app, named('web'), { env, built, stage, identity, api, edge });
  // The front sends a new secret only when every function takes it.
  for (const stack of routes) web.addStackDependency(stack);
  const takeCheckIns = (['putCheckIn', 'createBulk'] as const).map((name) => functionOf(routes, name));
  const operations = new OperationsStack(app, named('operations'), { env, stage, data, api, takeCheckIns });
  const checks = new CheckedAcknowledgements(app);
  Validations.of(app).addPlugins(checks);
  return { data, mail, triggers, identity, api, routes, jobs, edge, web, operations, checks };
};

const functionOf = (routes: readonly RoutesStack[], name: RouteName) => {
  const found = routes.flatMap(({ functions }) => functions.get(name) ?? []);
  if (found[0] === undefined) throw new Error(`no stack has the function of ${name}`);
  return found[0];
};

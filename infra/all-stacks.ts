import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Built } from './built.ts';
import { dutyGroups } from './duties.ts';
import { ApiStack } from './stacks/api.ts';
import { DataStack } from './stacks/data.ts';
import { IdentityStack } from './stacks/identity.ts';
import { JobsStack } from './stacks/jobs.ts';
import { RoutesStack } from './stacks/routes.ts';
import { WebStack } from './stacks/web.ts';
import type { Stage } from './stage.ts';

/**
 * All stacks of a stage: what holds state apart from what can be made again, and the routes by noun. An open finding of cdk-nag
 * fails the synthesis; what is acknowledged is acknowledged where it arises, with its reason.
 */
export const allStacks = (app: App, stage: Stage, built: Built) => {
  const named = (part: string) => `san-sang-${stage.name}-${part}`;
  const env = { region: stage.region };
  const data = new DataStack(app, named('data'), { env, terminationProtection: true });
  const identity = new IdentityStack(app, named('identity'), { env, terminationProtection: true, stage });
  const api = new ApiStack(app, named('api'), { env, identity });
  const routes = dutyGroups.map(
    ({ noun, duties }) =>
      new RoutesStack(app, named(`routes-${noun}`), { env, built, data, identity, api, duties, stage }),
  );
  const jobs = new JobsStack(app, named('jobs'), { env, built, data, stage });
  const web = new WebStack(app, named('web'), { env, built, stage, identity, api });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, identity, api, routes, jobs, web };
};

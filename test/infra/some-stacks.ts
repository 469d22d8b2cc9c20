import type { Stack } from 'aws-cdk-lib';
import { allStacks } from '../../infra/all-stacks.ts';
import { builtIn } from '../../infra/built.ts';
import { stages } from '../../infra/stage.ts';
import { anApp, builtFixture } from './fixture.ts';

/** All stacks of the test stage on fixture code. */
export const someStacks = (schemas = false) => {
  const app = anApp(schemas);
  const stacks = allStacks(app, stages.test, builtIn(builtFixture(), 'fixture'));
  const list: readonly Stack[] = [
    stacks.data,
    stacks.identity,
    stacks.api,
    ...stacks.routes,
    stacks.jobs,
    stacks.web,
  ];
  return { app, ...stacks, list };
};

import type { Stack } from 'aws-cdk-lib';
import { allStacks } from '../../infra/all-stacks.ts';
import { builtIn } from '../../infra/built.ts';
import type { Stage } from '../../infra/stage.ts';
import { aStage } from './a-stage.ts';
import { anApp, builtFixture } from './fixture.ts';

/** All stacks of a stage, on fixture code. */
export const someStacks = (schemas = false, stage: Stage = aStage) => {
  const app = anApp(schemas);
  const stacks = allStacks(app, stage, builtIn(builtFixture(), 'fixture'));
  const list: readonly Stack[] = [
    stacks.data,
    stacks.mail,
    stacks.triggers,
    stacks.identity,
    stacks.api,
    ...stacks.routes,
    stacks.jobs,
    stacks.edge,
    stacks.web,
    stacks.operations,
  ];
  return { app, ...stacks, list };
};

let seen: ReturnType<typeof someStacks> | undefined;

/** All stacks of the stage of the tests, to be looked at and not changed: they take seconds to make. */
export const theStacks = (): ReturnType<typeof someStacks> => {
  seen ??= someStacks();
  return seen;
};

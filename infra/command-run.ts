import type { Account, Deployed } from './account.ts';
import { type Synthesized, stacksIn } from './assembly.ts';
import {
  type Missing,
  missingSaid,
  placeholdersSaid,
  planSaid,
  protectedSaid,
  stacksFor,
  toldTo,
} from './command-plan.ts';
import { type Asked, CommandError } from './command-words.ts';
import { placeholdersIn, type Stage } from './stage.ts';
import { lossesBetween, statefulIn } from './stateful.ts';

/** What a command does to the world, apart from reading the templates. */
export type World = {
  say: (text: string) => void;
  /** What a person types; empty when nobody is there. */
  ask: (question: string) => Promise<string>;
  /** What goes on beside the work, on standard error. */
  warn: (text: string) => void;
  /** The stage of that name. @throws Error that lists the stages when it is none of them, or names what is wrong with it */
  stageNamed: (name: string) => Stage;
  /** Builds, and writes the templates of the stage. @throws CommandError when either fails */
  synthesize: (stage: string) => Promise<void>;
  /** Folder of the templates. */
  folder: string;
  account: Account;
  /** Runs the pinned `cdk`. @returns its exit code */
  cdk: (args: readonly string[]) => Promise<number>;
};

/** Goes without asking back, sends nothing home, looks nothing up. */
const quiet = ['--no-notices', '--no-version-reporting', '--no-lookups'];

/** Does what was asked. @returns the exit code @throws CommandError for all that whoever asked can mend */
export const runCommand = async (asked: Asked, world: World): Promise<number> => {
  const stage = stageOrSay(asked.stage, world);
  const isOffline = asked.action === 'synth' || asked.against !== undefined;
  const signedIn = await (isOffline ? warned(stage, world) : entered(asked, stage, world));
  await world.synthesize(stage.name);
  const all = stacksIn(world.folder);
  const stacks = stacksFor(asked, all);
  const told = toldTo(stacks, asked.parameters);
  if (asked.action === 'synth') {
    world.say(planSaid(asked, stage, stacks, undefined));
    world.say(`${world.folder} holds the stage ${stage.name} now.`);
    return 0;
  }
  const around = { asked, stage, stacks, world };
  if (asked.against !== undefined) return await diffAgainst(asked.against, around);
  const there = await deployedOf(asked.action === 'destroy' ? all : stacks, world.account);
  world.say(planSaid(asked, stage, stacks, [...there.values()][0]?.account ?? signedIn));
  if (asked.action === 'destroy') return await destroy({ ...around, all, there });
  await refuseLosses({ ...around, there });
  return asked.action === 'diff' ? await diff(around) : await deploy({ ...around, there, told });
};

type Around = { asked: Asked; stage: Stage; stacks: readonly Synthesized[]; world: World };
type There = ReadonlyMap<string, Deployed>;

/** Templates can be made of settings that nobody could live with. */
const warned = async (stage: Stage, { warn }: World): Promise<undefined> => {
  const missing = stage.live ? placeholdersIn(stage) : [];
  if (missing.length > 0) warn(placeholdersSaid(stage, missing));
};

/** What can be refused is refused before minutes of building. @returns the account, if the credentials tell it */
const entered = async ({ action }: Asked, stage: Stage, { account }: World): Promise<string | undefined> => {
  const missing = stage.live && action !== 'destroy' ? placeholdersIn(stage) : [];
  if (missing.length > 0) throw new CommandError(`${placeholdersSaid(stage, missing)} Nothing was done.`);
  const signedIn = await account.signedIn(stage.region);
  // That there are credentials does not say that AWS takes them: it is asked for something that is there as a rule.
  await account.stack(stage.region, 'CDKToolkit');
  return signedIn;
};

const stageOrSay = (name: string, { stageNamed }: World): Stage => {
  try {
    return stageNamed(name);
  } catch (cause) {
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

const deployedOf = async (stacks: readonly Synthesized[], account: Account): Promise<There> => {
  const there = new Map<string, Deployed>();
  for (const { name, region } of stacks) {
    const found = await account.stack(region, name);
    if (found !== undefined) there.set(name, found);
  }
  return there;
};

const namesOf = (stacks: readonly Synthesized[]) => stacks.map(({ name }) => name);

const diff = ({ stacks, world }: Around) =>
  world.cdk([
    'diff',
    ...namesOf(stacks),
    '--app',
    world.folder,
    '--exclusively',
    '--method=template',
    ...quiet,
  ]);

const diffAgainst = async (folder: string, { stacks, world }: Around): Promise<number> => {
  const codes: number[] = [];
  for (const { name } of stacks) {
    const old = `${folder}/${name}.template.json`;
    codes.push(
      await world.cdk(['diff', name, '--app', world.folder, '--exclusively', '--template', old, ...quiet]),
    );
  }
  return Math.max(...codes);
};

/** A deployment that would put another resource in the place of one that holds state is not begun. */
const refuseLosses = async ({ asked, stacks, world, there }: Around & { there: There }): Promise<void> => {
  const losses: string[] = [];
  for (const { name, region, template } of stacks.filter((one) => there.has(one.name))) {
    const before = statefulIn(await world.account.template(region, name));
    const lost = lossesBetween(before, statefulIn(template)).filter(
      ({ id }) => !asked.lettingGo.includes(id),
    );
    losses.push(...lost.map(({ loss }) => `  ${name}: ${loss}`));
  }
  if (losses.length === 0) return;
  throw new CommandError(
    [
      'Refused: this release would lose what is stored.',
      ...losses,
      'See docs/deployment.md, "Upgrade without losing data".',
    ].join('\n'),
  );
};

const deploy = async ({
  asked,
  stage,
  stacks,
  world,
  there,
  told,
}: Around & { there: There; told: string[] }) => {
  for (const region of new Set(stacks.map((one) => one.region)))
    if ((await world.account.stack(region, 'CDKToolkit')) === undefined)
      throw new CommandError(
        `The account is not prepared in ${region}. Once per region: npx cdk bootstrap aws://ACCOUNT/${region} (docs/deployment.md)`,
      );
  const missing: Missing[] = stacks.flatMap(({ name, asks }) =>
    asks
      .filter(
        (one) => asked.parameters[one.name] === undefined && !there.get(name)?.parameters.includes(one.name),
      )
      .map((one) => ({ stack: name, asked: one })),
  );
  if (missing.length > 0) throw new CommandError(missingSaid(asked, missing));
  if (stage.live && !(await agreed(asked, stage, world))) return 1;
  const parameters = told.flatMap((one) => ['--parameters', one]);
  const approval = asked.yes ? ['--require-approval', 'never'] : [];
  return await world.cdk([
    'deploy',
    ...namesOf(stacks),
    ...['--app', world.folder, '--exclusively', '--progress', 'events', ...parameters, ...approval, ...quiet],
  ]);
};

type Destroying = Around & { all: readonly Synthesized[]; there: There };

/** Of a stage that people rely on nothing goes while any of it is protected; of another, nothing that is protected itself. */
const destroy = async ({ asked, stage, stacks, world, all, there }: Destroying): Promise<number> => {
  const guarding = (stage.live ? all : stacks).filter(({ name }) => there.get(name)?.protected);
  if (guarding.length > 0) throw new CommandError(protectedSaid(guarding));
  if (!(await agreed(asked, stage, world))) return 1;
  return await world.cdk([
    'destroy',
    ...namesOf(stacks),
    '--app',
    world.folder,
    '--exclusively',
    '--force',
    ...quiet,
  ]);
};

const agreed = async ({ yes }: Asked, { name }: Stage, world: World): Promise<boolean> => {
  if (yes) return true;
  if ((await world.ask(`Type ${name} to go on: `)).trim() === name) return true;
  world.say('Nothing was done.');
  return false;
};

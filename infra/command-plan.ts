import { type Asked as AskedParameter, type Synthesized, withNeeding, withNeeds } from './assembly.ts';
import { type Asked, CommandError } from './command-words.ts';
import type { Stage } from './stage.ts';

/** The stacks that a command is about, in the order in which it takes them. @throws CommandError for a name that no stack has */
export const stacksFor = (asked: Asked, stacks: readonly Synthesized[]): Synthesized[] => {
  const prefix = `san-sang-${asked.stage}-`;
  const chosen = asked.stacks.map((wanted) => {
    const found = stacks.find(({ name }) => name === wanted || name === `${prefix}${wanted}`);
    if (found === undefined) {
      const known = stacks.map(({ name }) => name.slice(prefix.length)).join(', ');
      throw new CommandError(`The stage ${asked.stage} has no stack "${wanted}": one of ${known}`);
    }
    return found;
  });
  const all = chosen.length === 0 ? stacks : chosen;
  if (asked.action === 'deploy') return withNeeds(stacks, all);
  return asked.action === 'destroy' ? withNeeding(stacks, all) : [...all];
};

/** A parameter of a stack that nobody has given a value yet. */
export type Missing = { stack: string; asked: AskedParameter };

/**
 * The parameters of the stacks as the CDK takes them: what was typed, checked against what the template allows.
 * @throws CommandError for a value that is not allowed, and for a name that no stack asks for
 */
export const toldTo = (stacks: readonly Synthesized[], typed: Readonly<Record<string, string>>): string[] => {
  const asks = stacks.flatMap(({ name, asks }) => asks.map((one) => ({ stack: name, ...one })));
  return Object.entries(typed).flatMap(([name, value]) => {
    const takers = asks.filter((one) => one.name === name);
    if (takers.length === 0)
      throw new CommandError(
        `No stack of these asks for ${name}${asks.length === 0 ? '' : `, but for ${asks.map((one) => one.name).join(', ')}`}`,
      );
    const refused = takers.find(({ pattern }) => !pattern.test(value));
    if (refused !== undefined)
      throw new CommandError(
        `${name}=${value} cannot be: ${refused.description} (${refused.pattern.source})`,
      );
    return takers.map(({ stack }) => `${stack}:${name}=${value}`);
  });
};

/** What must be said before a first deployment, and how. */
export const missingSaid = (asked: Asked, missing: readonly Missing[]): string =>
  [
    'These stacks must be told something the first time:',
    ...missing.map(({ stack, asked: { name, description } }) => `  ${stack}: ${name} — ${description}`),
    `Say it so: npm run deploy -- ${asked.stage} ${missing.map(({ asked: { name } }) => `${name}=…`).join(' ')}`,
    'How it is made: docs/deployment.md, "First deployment".',
  ].join('\n');

/** That settings of a stage which people rely on are not real yet, in one line. */
export const placeholdersSaid = ({ name }: Stage, fields: readonly string[]): string =>
  `The stage ${name} is live, and its ${fields.join(', ')} in infra/stage.ts still end${fields.length === 1 ? 's' : ''} in ".example": put the department's own there before it is deployed.`;

const what: Record<Asked['action'], string> = {
  synth: 'Writes the templates of',
  diff: 'Compares with what is deployed, and changes nothing in,',
  deploy: 'Deploys',
  destroy: 'Destroys',
};

/** What a command will do, for whoever must agree to it. */
export const planSaid = (
  { action }: Asked,
  stage: Stage,
  stacks: readonly Synthesized[],
  account: string | undefined,
): string => {
  const regions = [...new Set(stacks.map(({ region }) => region))].join(', ');
  const where = action === 'synth' ? '' : `, account ${account ?? 'of your credentials'}`;
  const lines = stacks.map(
    ({ name, region, resources, asks }, n) =>
      `  ${n + 1}. ${name} (${region}, ${resources} resources${asks.length > 0 ? `; is told ${asks.map((one) => one.name).join(', ')}` : ''})`,
  );
  const kept = stacks.flatMap(({ name, keeps }) =>
    keeps.map(({ id, type }) => `  ${id} of ${name} (${type})`),
  );
  return [
    `${what[action]} the stage ${stage.name} (https://${stage.domain}) in ${regions}${where}, in this order:`,
    ...lines,
    ...(action === 'destroy'
      ? [kept.length > 0 ? 'Kept all the same, with all that is in it:' : 'Nothing of it is kept.', ...kept]
      : []),
  ].join('\n');
};

/** Why stacks cannot be destroyed, and how they can. */
export const protectedSaid = (stacks: readonly { name: string; region: string }[]): string =>
  [
    'These stacks are protected from deletion, and nothing was done:',
    ...stacks.map(({ name }) => `  ${name}`),
    'If they are really to go, lift the protection of each first:',
    ...stacks.map(
      ({ name, region }) =>
        `  aws cloudformation update-termination-protection --no-enable-termination-protection --region ${region} --stack-name ${name}`,
    ),
  ].join('\n');

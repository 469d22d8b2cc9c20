import { parseArgs } from 'node:util';

/** A mistake of whoever typed the command, or what is missing for it: said in a sentence that says what to do, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

const actions = ['synth', 'diff', 'deploy', 'destroy'] as const;
export type Action = (typeof actions)[number];

/** What was asked for. */
export type Asked = {
  action: Action;
  stage: string;
  /** Stacks by name, or by the part after the stage; none is all. */
  stacks: readonly string[];
  /** `CertificateArn=arn:…`: what a stack is told. */
  parameters: Readonly<Record<string, string>>;
  /** Nobody is asked anything. */
  yes: boolean;
  /** Compare with the templates in this folder, and not with what is deployed. */
  against?: string;
  /** What holds state and may go all the same, by logical id. */
  lettingGo: readonly string[];
};

const usage: Record<Action, string> = {
  synth: 'npm run synth [-- STAGE]',
  diff: 'npm run diff -- STAGE [STACK…] [--against FOLDER]',
  deploy: 'npm run deploy -- STAGE [STACK…] [NAME=VALUE…] [--yes] [--letting-go LOGICAL_ID]',
  destroy: 'npm run destroy -- STAGE [STACK…] [--yes]',
};

/** Reads what was typed. `stage` is taken when none was and the command only writes files. @throws CommandError with the usage */
export const askedOf = (argv: readonly string[], stage: string): Asked => {
  const action = actions.find((one) => one === argv[0]);
  if (action === undefined) throw new CommandError(`Usage:\n  ${Object.values(usage).join('\n  ')}`);
  const { values, positionals } = parsed(action, argv.slice(1));
  const told = positionals.filter((one) => one.includes('='));
  const [named = action === 'synth' ? stage : undefined, ...stacks] = positionals.filter(
    (one) => !one.includes('='),
  );
  if (named === undefined) throw new CommandError(`Which stage? Usage: ${usage[action]}`);
  return {
    action,
    stage: named,
    stacks,
    parameters: Object.fromEntries(
      told.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
    ),
    yes: values.yes,
    lettingGo: values['letting-go'],
    ...(values.against !== undefined && { against: values.against }),
  };
};

const parsed = (action: Action, args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', default: false },
        against: { type: 'string' },
        'letting-go': { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (cause) {
    throw new CommandError(`Usage: ${usage[action]}`, { cause });
  }
};

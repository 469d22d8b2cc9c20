import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
// biome-ignore-start lint/style/noRestrictedImports: which province pack runs is settled before the domain is read
import { projectRoot } from '../functions/local/pack-folder.ts';
import { usePack } from '../functions/local/use-pack.ts';
// biome-ignore-end lint/style/noRestrictedImports: from here on infra knows the contract and the table names only
import { askedOf, CommandError } from './command-words.ts';
import { runProgram } from './run-program.ts';

/** `npm run synth`, `diff`, `deploy` and `destroy`. */
usePack();
const { runCommand } = await import('./command-run.ts');
const { awsAccount } = await import('./account.ts');
const { stageNamed } = await import('./stage.ts');

const out = process.env['CDK_OUTDIR'] ?? join(projectRoot, 'cdk.out');

const run = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  runProgram(program, args, { cwd: projectRoot, env });

/** Templates of another stage do not stay beside those of this one. */
const clear = (folder: string): void => {
  if (!existsSync(folder)) return;
  const old = readdirSync(folder).filter((name) => /\.(template|assets)\.json$|^manifest\.json$/.test(name));
  for (const name of old) rmSync(join(folder, name));
};

const synthesize = async (stage: string, folder: string): Promise<void> => {
  if ((await run(process.execPath, ['functions/local/build.ts'])) !== 0)
    throw new CommandError(
      'The build failed, and nothing was done: mend what it says above, and begin again.',
    );
  clear(folder);
  if ((await run(process.execPath, ['infra/app.ts'], { STAGE: stage, CDK_OUTDIR: folder })) !== 0)
    throw new CommandError('The templates could not be made, and nothing was done: see above.');
};

const inFull = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const ask = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const typed = await Promise.race([terminal.question(question), ended]);
  terminal.close();
  return typed;
};

try {
  const asked = askedOf(process.argv.slice(2), process.env['STAGE'] || 'test');
  // What goes to an account, or is compared, lies by itself: the templates that somebody looks at are not changed by it.
  const folder = asked.action === 'synth' ? out : join(out, asked.stage);
  process.exitCode = await runCommand(asked, {
    warn: (text) => process.stderr.write(`${text}\n`),
    stageNamed,
    say: (text) => process.stdout.write(`${text}\n`),
    ask,
    synthesize: (stage) => synthesize(stage, folder),
    folder,
    account: awsAccount,
    cdk: (args) => run('cdk', args, { CDK_OUTDIR: folder }),
  });
} catch (error) {
  process.stderr.write(`${error instanceof CommandError ? error.message : inFull(error)}\n`);
  process.exitCode = 1;
}

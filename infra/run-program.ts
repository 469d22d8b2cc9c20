import { spawn } from 'node:child_process';
import { CommandError } from './command-words.ts';

/**
 * Runs a program on this terminal: one of the PATH, which npm begins with the project's own, of the pinned versions. The CDK's command
 * sends nothing home. @returns its exit code @throws CommandError when there is no such program
 */
export const runProgram = (
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });
    child.on('error', (cause) => {
      const remedy = 'run npm install, then this command again by npm run';
      reject(new CommandError(`${program} cannot be started: ${remedy}`, { cause }));
    });
    child.on('close', (code) => resolve(code ?? 1));
  });

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../functions/local/free-port.ts';
import { issuerKey } from '../../functions/local/issuer-key.ts';
import { accessToken } from '../../functions/local/issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from '../../functions/local/local-identity.ts';

type Where = { dataDir: string; port?: number; args?: string[]; env?: NodeJS.ProcessEnv };

/** A local door as `npm start` runs it, in a process group of its own. */
export type Door = {
  origin: string;
  port: number;
  token: (email: string) => Promise<string>;
  /** Ends it as Ctrl-C does. */
  stop: () => Promise<void>;
  /** `kill -9` of the door and all its children at once. */
  kill: () => Promise<void>;
};

const entry = join(import.meta.dirname, '../../functions/local/start.ts');

/** Starts a local door and waits until it is ready. */
export const startDoor = async ({ dataDir, port, args = [], env = {} }: Where): Promise<Door> => {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, PORT: String(chosen), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await ready(child);
  const [origin] = originsOf(chosen);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    if (signal === 'SIGKILL') process.kill(-child.pid, signal);
    else child.kill(signal);
    await ended;
  };
  return {
    origin,
    port: chosen,
    token: async (email) => {
      const signer = {
        issuer: issuerOf(origin),
        key: await issuerKey(dataDir),
        now: Math.floor(Date.now() / 1000),
      };
      return accessToken(signer, { email, scope: signInScope });
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

const ready = async ({ stdout }: ChildProcess): Promise<void> => {
  if (stdout === null) throw new Error('the door says nothing');
  for await (const line of createInterface({ input: stdout })) {
    if (!line.startsWith('ready ')) continue;
    stdout.resume();
    return;
  }
  throw new Error('the door did not open');
};

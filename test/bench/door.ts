import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEngine } from '../../functions/local/engine.ts';
import { freePort } from '../../functions/local/free-port.ts';
import { issuerKey } from '../../functions/local/issuer-key.ts';
import { accessToken } from '../../functions/local/issuer-tokens.ts';
import { issuerOf, originsOf, signInScope } from '../../functions/local/local-identity.ts';

/** A running local door with an engine of its own that others may talk to as well. */
export type Door = {
  origin: string;
  engine: string;
  token: (email: string) => Promise<string>;
  close: () => Promise<void>;
};

/** Starts an engine on a file and the local door, without a site, in front of it. */
export const openDoor = async (): Promise<Door> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bench-'));
  const engine = await startEngine({ dbFile: join(dataDir, 'bench.db') });
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../functions/local/start.ts'), '--empty'],
    {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, DYNAMODB_ENDPOINT: engine.endpoint },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await ready(child);
  const [origin] = originsOf(port);
  const signer = {
    issuer: issuerOf(origin),
    key: await issuerKey(dataDir),
    now: Math.floor(Date.now() / 1000),
  };
  return {
    origin,
    engine: engine.endpoint,
    token: (email) => accessToken(signer, { email, scope: signInScope }),
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const ready = async ({ stdout }: ChildProcess): Promise<void> => {
  if (stdout === null) throw new Error('the door says nothing');
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('ready ')) {
      stdout.resume();
      return;
    }
  }
  throw new Error('the door did not open');
};

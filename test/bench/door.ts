import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../functions/local/engine.ts';
import { type Door as Started, startDoor } from '../support/door.ts';

/** A running local door with an engine of its own that others may talk to as well. */
export type Door = Pick<Started, 'origin' | 'token'> & { engine: string; close: () => Promise<void> };

/** Starts an engine on a file and the local door, without a site, in front of it. */
export const openDoor = async (): Promise<Door> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'san-sang-bench-'));
  const engine = await startEngine({ dbFile: join(dataDir, 'bench.db') });
  const door = await startDoor({ dataDir, args: ['--empty'], env: { DYNAMODB_ENDPOINT: engine.endpoint } });
  return {
    origin: door.origin,
    token: door.token,
    engine: engine.endpoint,
    close: async () => {
      await door.stop();
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

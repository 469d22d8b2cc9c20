import { join } from 'node:path';
import { startEngine } from './engine.ts';
import { type KeptEngine, keepEngine } from './keep-engine.ts';
import type { Settings } from './settings.ts';

/** The engine of the data folder, kept alive; or somebody else's, which we can only use. */
export const localEngine = async ({
  dataDir,
  endpoint,
}: Pick<Settings, 'dataDir' | 'endpoint'>): Promise<KeptEngine> => {
  if (endpoint === undefined) return keepEngine(join(dataDir, 'san-sang.db'));
  const engine = await startEngine({ choice: { endpoint } });
  return { endpoint, state: () => 0, pid: () => undefined, lost: new Promise(() => {}), stop: engine.stop };
};

import { createExport } from '../../functions/api/create-export.ts';
import { getAudit } from '../../functions/api/get-audit.ts';
import { getDhis2 } from '../../functions/api/get-dhis2.ts';
import type { getJob } from '../../functions/api/get-job.ts';
import { listExports } from '../../functions/api/list-exports.ts';
import { briefStore } from '../../functions/stores/briefs.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { episodeStore } from '../../functions/stores/episodes.ts';
import { exportFileStore, exportStore } from '../../functions/stores/exports.ts';
import type { Files } from '../../functions/stores/files.ts';
import { inMemory } from './object-memory.ts';

type Needs = Parameters<typeof createExport>[0] &
  Parameters<typeof listExports>[0] &
  Parameters<typeof getDhis2>[0] &
  Parameters<typeof getAudit>[0] &
  Parameters<typeof getJob>[0];

/** The stores of exports, their files in memory; `frozen` holds the snapshots that they read. */
export const exportStores = (connection: Connection, frozen: Pick<Files, 'get' | 'put' | 'putNew'>) => {
  const written = inMemory();
  return {
    exports: exportStore(connection),
    exportFiles: exportFileStore(written),
    episodes: episodeStore(connection),
    written,
    frozen,
    briefs: briefStore(connection, frozen),
  };
};

/** The handlers of the routes of exports. */
export const exportHandlers = (needs: Needs) => ({
  createExport: createExport(needs),
  listExports: listExports(needs),
  getDhis2: getDhis2(needs),
  getAudit: getAudit(needs),
});
export type ExportNeeds = Needs;

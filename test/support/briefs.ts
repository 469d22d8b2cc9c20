import { getBrief } from '../../functions/api/get-brief.ts';
import { getTrends } from '../../functions/api/get-trends.ts';
import { listBriefAlerts } from '../../functions/api/list-brief-alerts.ts';
import { listBriefSites } from '../../functions/api/list-brief-sites.ts';
import { listBriefs } from '../../functions/api/list-briefs.ts';
import { briefStore } from '../../functions/stores/briefs.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { dayReportStore } from '../../functions/stores/day-reports.ts';
import type { Files } from '../../functions/stores/files.ts';

/** Files in memory, which keep the promises of object storage; `kept` is what lies there. */
export const memoryFiles = (kept = new Map<string, Uint8Array>()) =>
  ({
    kept,
    putNew: async (key, bytes) => {
      if (kept.has(key)) return 'there';
      kept.set(key, bytes);
      return 'written';
    },
    put: async (key, bytes) => void kept.set(key, bytes),
    get: async (key) => kept.get(key) ?? null,
  }) satisfies Pick<Files, 'putNew' | 'put' | 'get'> & { kept: Map<string, Uint8Array> };

/** What routes and jobs of the brief need beside the others. */
export const briefStores = (connection: Connection, files = memoryFiles()) => ({
  snapshotFiles: files,
  reports: dayReportStore(connection),
  briefs: briefStore(connection, files),
  origin: 'https://san-sang.test',
});

export type BriefNeeds = Parameters<typeof listBriefs>[0] &
  Parameters<typeof getBrief>[0] &
  Parameters<typeof listBriefSites>[0] &
  Parameters<typeof listBriefAlerts>[0] &
  Parameters<typeof getTrends>[0];

/** The handlers of frozen days and trends. */
export const briefHandlers = (needs: BriefNeeds) => ({
  listBriefs: listBriefs(needs),
  getBrief: getBrief(needs),
  listBriefSites: listBriefSites(needs),
  listBriefAlerts: listBriefAlerts(needs),
  getTrends: getTrends(needs),
});

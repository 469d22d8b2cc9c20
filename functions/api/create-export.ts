import { randomUUID } from 'node:crypto';
import { isUnderWay } from '../../domain/bulk-work.ts';
import { dayOf } from '../../domain/day.ts';
import {
  exportRoutes,
  exportsRunning,
  isByDay,
  mayExport,
  newExport,
  requireSpan,
} from '../../domain/export-work.ts';
import { Conflict, Forbidden } from '../../domain/failure.ts';
import type { Actor } from '../../domain/member.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { langOf } from '../edge/problem.ts';
import { connect } from '../stores/connection.ts';
import { type Exports, exportStore } from '../stores/exports.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & {
  works: Pick<LongWorks, 'ofMember'>;
  exports: Pick<Exports, 'create'>;
  sites: Pick<Sites, 'list' | 'some'>;
};

/**
 * Asks for a file. Of which sites is fixed here: those that the member knows of. How many may be under way for a member is a bound on load
 * and not a lock.
 */
export const createExport = (needs: Needs) =>
  http(exportRoutes.createExport, needs, {
    find: nothingToFind,
    answer: async ({ body, headers, actor, now }) => {
      if (!mayExport(actor, body)) throw new Forbidden('forbidden-role');
      requireSpan(body, dayOf(now));
      const before = await needs.works.ofMember(actor.id, now);
      const running = before.filter((one) => 'kind' in one && one.kind === 'export' && isUnderWay(one, now));
      if (running.length >= exportsRunning) throw new Conflict('export-running');
      const siteIds = isByDay(body) ? [] : await sitesOf(needs.sites, actor);
      const lang = langOf(headers['accept-language']);
      const work = newExport({ ...body, jobId: randomUUID(), actor, lang, sites: siteIds.length, now });
      await needs.exports.create(work, siteIds);
      return { body: { jobId: work.jobId } };
    },
  });

/** The ids of the sites that a member knows of, in the order of the register. */
const sitesOf = async (sites: Needs['sites'], { role, sites: own, zones }: Actor): Promise<string[]> => {
  if (role === 'employer') return (await sites.some(own)).map(({ site: { siteId } }) => siteId);
  const siteIds: string[] = [];
  let cursor: string | undefined;
  do {
    const seen = role === 'admin' ? [] : zones;
    const page = await sites.list({ zones: seen, keep: () => true }, { limit: 200, cursor });
    siteIds.push(...page.items.map(({ site: { siteId } }) => siteId));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return siteIds;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createExport({
    members: memberStore(connection),
    works: longWorkStore(connection),
    exports: exportStore(connection),
    sites: siteStore(connection),
    clock: systemClock,
  });
});

import { briefListRoutes } from '../../domain/brief-list-routes.ts';
import { isOnList } from '../../domain/brief-lists.ts';
import { NotFound } from '../../domain/failure.ts';
import { seesZone } from '../../domain/member.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';
import { pageOfAll } from '../stores/page.ts';

/** The sites of a frozen day that a sentence of its brief counted, in the member's zones; all of them unless a list is named. */
export const listBriefSites = (needs: EdgeNeeds & { briefs: Pick<Briefs, 'getSites'> }) =>
  http(briefListRoutes.listBriefSites, needs, {
    find: async ({ params: { day } }) => {
      const lines = await needs.briefs.getSites(day);
      if (lines === null) throw new NotFound('no-brief');
      return lines;
    },
    answer: async ({ query: { list = 'all', zone, limit = defaultLimit, cursor }, actor }, lines) => {
      const wanted = lines.filter(
        (line) =>
          isOnList(line, list) &&
          seesZone(actor, line.zoneId) &&
          (zone === undefined || line.zoneId === zone),
      );
      const page = pageOfAll(wanted, ({ zoneId, siteId }) => `${zoneId}#${siteId}`, { limit, cursor });
      return { body: { ...page, total: wanted.length } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listBriefSites({
    members: memberStore(connection),
    briefs: briefStore(connection, fileStore({ client: connectFiles(), ...snapshotSettings() })),
    clock: systemClock,
  });
});

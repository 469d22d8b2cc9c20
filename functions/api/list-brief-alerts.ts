import { briefListRoutes } from '../../domain/brief-list-routes.ts';
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

/** The alerts that were not closed when a day was frozen, in the member's zones, by their clocks. */
export const listBriefAlerts = (needs: EdgeNeeds & { briefs: Pick<Briefs, 'getAlerts'> }) =>
  http(briefListRoutes.listBriefAlerts, needs, {
    find: async ({ params: { day } }) => {
      const lines = await needs.briefs.getAlerts(day);
      if (lines === null) throw new NotFound('no-brief');
      return lines;
    },
    answer: async ({ query: { overdue, limit = defaultLimit, cursor }, actor }, lines) => {
      const wanted = lines
        .map((line, n) => ({ line, place: String(n).padStart(6, '0') }))
        .filter(({ line }) => seesZone(actor, line.zoneId))
        .filter(({ line }) => overdue === undefined || line.overdueMinutes !== null);
      const page = pageOfAll(wanted, ({ place }) => place, { limit, cursor });
      return { body: { ...page, items: page.items.map(({ line }) => line), total: wanted.length } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listBriefAlerts({
    members: memberStore(connection),
    briefs: briefStore(connection, fileStore({ client: connectFiles(), ...snapshotSettings() })),
    clock: systemClock,
  });
});

import { dayOf } from '../../domain/day.ts';
import { seesZone } from '../../domain/member.ts';
import { missingRoutes } from '../../domain/missing-list.ts';
import { zones } from '../../domain/pack/zones.ts';
import { defaultLimit } from '../../domain/route.ts';
import { type MissingNeeds, readMissing } from '../check-ins/read-missing.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { closingStore } from '../stores/closings.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { planStore } from '../stores/plans.ts';
import { projectionStore } from '../stores/projections.ts';
import { siteStore } from '../stores/sites.ts';

/** Who has not reported a day, in the member's zones. */
export const listMissing = (needs: EdgeNeeds & MissingNeeds) =>
  http(missingRoutes.listMissing, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, day, zone }, actor, now }) => {
      const zoneIds = zones
        .map(({ id }) => id)
        .filter((id) => seesZone(actor, id) && (zone === undefined || zone === id));
      const asked = { day: day ?? dayOf(now), zoneIds, now, page: { limit, cursor } };
      return { body: await readMissing(needs, asked) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listMissing({
    members: memberStore(connection),
    projections: projectionStore(connection),
    sites: siteStore(connection),
    plans: planStore(connection),
    closings: closingStore(connection),
    clock: systemClock,
  });
});

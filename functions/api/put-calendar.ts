import { dayOf } from '../../domain/day.ts';
import { Conflict, NotFound } from '../../domain/failure.ts';
import { putCalendar as changeCalendar } from '../../domain/register.ts';
import { siteRoutes } from '../../domain/site.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get' | 'change'> };

/** Puts the working weekdays and closures from today on; what the board or the admin enters is confirmed. */
export const putCalendar = (needs: Needs) =>
  http(siteRoutes.putCalendar, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, body: { seen, ...asked }, actor, now }) => {
      const deed = { actor: actor.id, act: 'calendar-changed', about: siteId, at: now };
      const confirms = actor.role !== 'employer';
      const record = await needs.sites.change(siteId, deed, (before) => {
        if (seen !== undefined && seen !== (before.calendar.version ?? 0))
          throw new Conflict('stale-calendar');
        return changeCalendar(before, asked, dayOf(now), confirms);
      });
      if (record === null) throw new NotFound();
      return { body: { calendar: record.calendar } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return putCalendar({ members: memberStore(connection), sites: siteStore(connection), clock: systemClock });
});

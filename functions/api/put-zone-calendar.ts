import { putZoneCalendar as changeCalendar } from '../../domain/calendar-change.ts';
import { dayOf } from '../../domain/day.ts';
import { Conflict } from '../../domain/failure.ts';
import { zoneCalendarRoutes } from '../../domain/zone-calendar-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findZone } from '../edge/tenant-zone.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type ZoneCalendars, zoneCalendarStore } from '../stores/zone-calendars.ts';

type Needs = EdgeNeeds & { zoneCalendars: Pick<ZoneCalendars, 'change'> };

/** Puts the working weekdays and closures of a zone from today on. Its sites get them from the job that follows the record. */
export const putZoneCalendar = (needs: Needs) =>
  http(zoneCalendarRoutes.putZoneCalendar, needs, {
    find: findZone,
    answer: async ({ params: { zoneId }, body: { seen, ...asked }, actor, now }) => {
      const deed = { actor: actor.id, act: 'zone-calendar-changed', about: zoneId, at: now };
      const calendar = await needs.zoneCalendars.change(zoneId, deed, (before) => {
        if (seen !== undefined && seen !== before.version) throw new Conflict('stale-calendar');
        return changeCalendar(before, asked, dayOf(now));
      });
      return { body: { calendar } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return putZoneCalendar({
    members: memberStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    clock: systemClock,
  });
});

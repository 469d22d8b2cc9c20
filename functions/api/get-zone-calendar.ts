import { zoneCalendarRoutes } from '../../domain/zone-calendar-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findZone } from '../edge/tenant-zone.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type ZoneCalendars, zoneCalendarStore } from '../stores/zone-calendars.ts';

type Needs = EdgeNeeds & { zoneCalendars: Pick<ZoneCalendars, 'get'> };

/** The working weekdays and closures of a zone. */
export const getZoneCalendar = (needs: Needs) =>
  http(zoneCalendarRoutes.getZoneCalendar, needs, {
    find: findZone,
    answer: async ({ params: { zoneId } }) => ({
      body: { calendar: await needs.zoneCalendars.get(zoneId) },
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getZoneCalendar({
    members: memberStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    clock: systemClock,
  });
});

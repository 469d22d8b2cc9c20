import { dayOf } from '../../domain/day.ts';
import { Invalid } from '../../domain/failure.ts';
import { zonesOn } from '../../domain/pack/zones.ts';
import { registerSite } from '../../domain/register.ts';
import { siteRoutes } from '../../domain/site.ts';
import { standingOf } from '../../domain/site-record.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type ZoneCalendars, zoneCalendarStore } from '../stores/zone-calendars.ts';
import { appliedDeed } from '../zones/apply-calendar.ts';

type Needs = EdgeNeeds & {
  sites: Pick<Sites, 'create'>;
  zoneCalendars: Pick<ZoneCalendars, 'get' | 'apply'>;
};

/**
 * Registers a site: it owes a check-in from today on, by the calendar of its zone. One that changed while the site was written may not
 * have met it: it is looked at once more.
 */
export const createSite = (needs: Needs) =>
  http(siteRoutes.createSite, needs, {
    find: nothingToFind,
    answer: async ({ body, actor, now }) => {
      if (!zonesOn(dayOf(now)).some(({ id }) => id === body.zoneId))
        throw Invalid.at('/zoneId', 'unknown-zone');
      const { zoneId } = body;
      const calendar = await needs.zoneCalendars.get(zoneId);
      const record = registerSite(body, dayOf(now), calendar);
      await needs.sites.create(record, {
        actor: actor.id,
        act: 'site-registered',
        about: body.siteId,
        at: now,
      });
      const newest = await needs.zoneCalendars.get(zoneId);
      if (newest.version > calendar.version)
        await needs.zoneCalendars.apply(body.siteId, newest, appliedDeed(zoneId, newest, now));
      return { body: { site: record.site, standing: standingOf(record, dayOf(now), now) } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return createSite({
    members: memberStore(connection),
    sites: siteStore(connection),
    zoneCalendars: zoneCalendarStore(connection),
    clock: systemClock,
  });
});

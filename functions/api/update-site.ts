import { dayOf } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { patchSite } from '../../domain/register.ts';
import { siteRoutes } from '../../domain/site.ts';
import { standingOf } from '../../domain/site-record.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get' | 'change'> };

/** Changes a site's name, employer, workforce or state; a state counts from today. */
export const updateSite = (needs: Needs) =>
  http(siteRoutes.updateSite, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId }, body, actor, now }) => {
      const deed = { actor: actor.id, act: 'site-changed', about: Object.keys(body).join(' '), at: now };
      const record = await needs.sites.change(siteId, deed, (before) => patchSite(before, body, dayOf(now)));
      if (record === null) throw new NotFound();
      return { body: { site: record.site, standing: standingOf(record, dayOf(now), now) } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return updateSite({ members: memberStore(connection), sites: siteStore(connection), clock: systemClock });
});

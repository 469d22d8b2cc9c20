import { formRoutes } from '../../domain/form-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findSite } from '../edge/tenant.ts';
import { connect } from '../stores/connection.ts';
import { type FormEntries, formEntryStore } from '../stores/form-entries.ts';
import { memberStore } from '../stores/members.ts';
import { type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { sites: Pick<Sites, 'get'>; formEntries: Pick<FormEntries, 'list'> };

/** The filled forms of a site, the newest first, whatever became of the form since. */
export const listFormEntries = (needs: Needs) =>
  http(formRoutes.listFormEntries, needs, {
    find: findSite(needs.sites),
    answer: async ({ params: { siteId, formId }, query: { limit = defaultLimit, cursor } }) => ({
      body: await needs.formEntries.list(siteId, formId, { limit, cursor }),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listFormEntries({
    members: memberStore(connection),
    sites: siteStore(connection),
    formEntries: formEntryStore(connection),
    clock: systemClock,
  });
});

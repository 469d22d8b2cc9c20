import { briefListRoutes } from '../../domain/brief-list-routes.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, snapshotSettings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { type Briefs, briefStore } from '../stores/briefs.ts';
import { connect } from '../stores/connection.ts';
import { connectFiles, fileStore } from '../stores/files.ts';
import { memberStore } from '../stores/members.ts';

/** The days that were frozen, the newest first. */
export const listBriefs = (needs: EdgeNeeds & { briefs: Pick<Briefs, 'list'> }) =>
  http(briefListRoutes.listBriefs, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor } }) => ({
      body: await needs.briefs.list({ limit, cursor }),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listBriefs({
    members: memberStore(connection),
    briefs: briefStore(connection, fileStore({ client: connectFiles(), ...snapshotSettings() })),
    clock: systemClock,
  });
});

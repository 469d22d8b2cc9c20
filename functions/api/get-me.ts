import { memberRoutes } from '../../domain/member.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';

/** Who is signed in, and what is theirs. */
export const getMe = (needs: EdgeNeeds) =>
  http(memberRoutes.getMe, needs, {
    find: nothingToFind,
    answer: async ({ actor: { name, role, sites, zones } }) => ({ body: { name, role, sites, zones } }),
  });

export const handler = lambda(() => getMe({ members: memberStore(connect(settings())), clock: systemClock }));

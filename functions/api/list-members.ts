import { memberRoutes } from '../../domain/member.ts';
import { defaultLimit } from '../../domain/route.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type Members, memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { members: Pick<Members, 'bySubject' | 'list'> };

/** All members, by e-mail. */
export const listMembers = (needs: Needs) =>
  http(memberRoutes.listMembers, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor } }) => ({
      body: await needs.members.list({ limit, cursor }),
    }),
  });

export const handler = lambda(() =>
  listMembers({ members: memberStore(connect(settings())), clock: systemClock }),
);

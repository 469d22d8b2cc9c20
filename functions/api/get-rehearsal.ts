import { rehearsalRoutes } from '../../domain/rehearsal-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findRehearsal, tellRehearsal } from '../rehearsals/tell-rehearsal.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { type Rehearsals, rehearsalStore } from '../stores/rehearsals.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  works: Pick<LongWorks, 'get'>;
  rehearsals: Pick<Rehearsals, 'newest' | 'totals'>;
  templates: Pick<Templates, 'all' | 'get'>;
};

/** What a rehearsal came to, whoever began it. */
export const getRehearsal = (needs: Needs) =>
  http(rehearsalRoutes.getRehearsal, needs, {
    find: findRehearsal(needs),
    answer: async (_, work) => ({ body: await tellRehearsal(needs, work) }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getRehearsal({
    members: memberStore(connection),
    works: longWorkStore(connection),
    rehearsals: rehearsalStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

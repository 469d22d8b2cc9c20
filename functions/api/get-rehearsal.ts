import { routes } from '../../domain/contract.ts';
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
  rehearsals: Pick<Rehearsals, 'totals'>;
  templates: Pick<Templates, 'all'>;
};

/** What a rehearsal came to, for who started it. */
export const getRehearsal = (needs: Needs) =>
  http(routes.getRehearsal, needs, {
    find: findRehearsal(needs.works),
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

import { routes } from '../../domain/contract.ts';
import { findWork, tellWork } from '../check-ins/tell-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { works: Pick<LongWorks, 'get' | 'everything'> };

/** How far long work is, for who started it, and its results at the end. */
export const getJob = (needs: Needs) =>
  http(routes.getJob, needs, {
    find: findWork(needs.works),
    answer: async ({ headers }, work) => ({
      body: await tellWork(needs.works, work, headers['accept-language']),
    }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getJob({
    members: memberStore(connection),
    works: longWorkStore(connection),
    clock: systemClock,
  });
});

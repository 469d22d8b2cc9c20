import { isOver } from '../../domain/bulk-work.ts';
import { longWorkRoutes } from '../../domain/long-work.ts';
import { findWork, tellWork } from '../check-ins/tell-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { works: Pick<LongWorks, 'get' | 'everything' | 'stop'> };

/**
 * Stops long work before its next part: what was filed stays filed. The part under way is finished, so that its rows may still be added
 * to the results. What is over stays as it is.
 */
export const cancelJob = (needs: Needs) =>
  http(longWorkRoutes.cancelJob, needs, {
    find: findWork(needs.works),
    answer: async ({ actor, now, headers }, found) => {
      if (!isOver(found)) await needs.works.stop(found, 'cancelled');
      const work = await findWork(needs.works)({ params: found, actor, now });
      return { body: await tellWork(needs.works, work, headers['accept-language']) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return cancelJob({
    members: memberStore(connection),
    works: longWorkStore(connection),
    clock: systemClock,
  });
});

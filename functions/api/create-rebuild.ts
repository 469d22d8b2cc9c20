import { randomUUID } from 'node:crypto';
import { isUnderWay } from '../../domain/bulk-work.ts';
import { Conflict } from '../../domain/failure.ts';
import { zones } from '../../domain/pack/zones.ts';
import { newRebuild, rebuildRoutes, rebuildsRunning } from '../../domain/rebuild-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { firstRegistered, type Sites, siteStore } from '../stores/sites.ts';

type Needs = EdgeNeeds & { works: Pick<LongWorks, 'ofMember' | 'create'>; sites: Pick<Sites, 'list'> };

/** Asks for all figures to be worked out from the records again; the job does it part by part, while everything else goes on. */
export const createRebuild = (needs: Needs) =>
  http(rebuildRoutes.createRebuild, needs, {
    find: nothingToFind,
    answer: async ({ actor, now }) => {
      const before = await needs.works.ofMember(actor.id, now);
      const running = before.filter((one) => 'kind' in one && one.kind === 'rebuild' && isUnderWay(one, now));
      if (running.length >= rebuildsRunning) throw new Conflict('rebuild-running');
      const work = newRebuild({
        jobId: randomUUID(),
        by: { member: actor.id, name: actor.name },
        zones: zones.map(({ id }) => id),
        firstRegistered: await firstRegistered(needs.sites),
        now,
      });
      await needs.works.create(work);
      return { body: { jobId: work.jobId } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return createRebuild({
    members: memberStore(connection),
    works: longWorkStore(connection),
    sites: siteStore(connection),
    clock: systemClock,
  });
});

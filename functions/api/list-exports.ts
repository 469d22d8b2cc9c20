import { exportRoutes, listedExport } from '../../domain/export-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';

type Needs = EdgeNeeds & { works: Pick<LongWorks, 'ofMember'> };

/** Exports told of at once: the newest. */
const most = 50;

/** The exports that a member asked for in the last 30 days, the newest first. */
export const listExports = (needs: Needs) =>
  http(exportRoutes.listExports, needs, {
    find: nothingToFind,
    answer: async ({ actor, now }) => {
      const works = await needs.works.ofMember(actor.id, now);
      const exports = works.flatMap((work) => ('kind' in work && work.kind === 'export' ? [work] : []));
      const newest = exports.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1)).slice(0, most);
      return { body: { items: newest.map((work) => listedExport(work, actor, now)) } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listExports({
    members: memberStore(connection),
    works: longWorkStore(connection),
    clock: systemClock,
  });
});

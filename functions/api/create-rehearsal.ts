import { randomUUID } from 'node:crypto';
import { isUnderWay } from '../../domain/bulk-work.ts';
import { Conflict, Invalid } from '../../domain/failure.ts';
import { newRehearsal, rehearsalRoutes, rehearsalsRunning } from '../../domain/rehearsal-work.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { requireProvince } from '../rehearsals/tell-rehearsal.ts';
import { connect } from '../stores/connection.ts';
import { type LongWorks, longWorkStore } from '../stores/long-works.ts';
import { memberStore } from '../stores/members.ts';
import { type Rehearsals, rehearsalStore } from '../stores/rehearsals.ts';
import { type Sites, siteStore } from '../stores/sites.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  works: Pick<LongWorks, 'ofMember'>;
  rehearsals: Pick<Rehearsals, 'create'>;
  sites: Pick<Sites, 'list'>;
  templates: Pick<Templates, 'get'>;
};

/**
 * Asks for a template version to be run over the reports of the last days. What it is run with is fixed here: the version as it stands
 * now, and the sites of the register. One at a time for a member is a bound on load and not a lock.
 */
export const createRehearsal = (needs: Needs) =>
  http(rehearsalRoutes.createRehearsal, needs, {
    find: async ({ actor }) => requireProvince(actor),
    answer: async ({ body: { templateId, days }, actor, now }) => {
      const version = await needs.templates.get(templateId);
      if (version === null) throw Invalid.at('/templateId', 'unknown-template');
      const before = await needs.works.ofMember(actor.id, now);
      const running = before.filter(
        (one) => 'kind' in one && one.kind === 'rehearsal' && isUnderWay(one, now),
      );
      const [first] = running;
      if (first && running.length >= rehearsalsRunning)
        throw new Conflict('rehearsal-running', { jobId: first.jobId });
      const siteIds = await allSites(needs.sites);
      const by = { member: actor.id, name: actor.name };
      const work = newRehearsal({
        jobId: randomUUID(),
        ...{ by, version, total: siteIds.length, days, now },
      });
      await needs.rehearsals.create(work, version.template, siteIds);
      return { body: { jobId: work.jobId } };
    },
  });

/** The ids of all sites of the register, in its order. */
const allSites = async (sites: Needs['sites']): Promise<string[]> => {
  const siteIds: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await sites.list({ zones: [], keep: () => true }, { limit: 200, cursor });
    siteIds.push(...page.items.map(({ site: { siteId } }) => siteId));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return siteIds;
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return createRehearsal({
    members: memberStore(connection),
    works: longWorkStore(connection),
    rehearsals: rehearsalStore(connection),
    sites: siteStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

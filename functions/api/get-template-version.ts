import type { Instant } from '../../domain/day.ts';
import { isOvertaken, rehearses } from '../../domain/rehearsal-work.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import type { NewestRehearsal, TemplateVersion } from '../../domain/template-version.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findTemplate } from '../edge/tenant-template.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Rehearsals, rehearsalStore } from '../stores/rehearsals.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & {
  templates: Pick<Templates, 'get'>;
  rehearsals: Pick<Rehearsals, 'newest'>;
};

/**
 * A version of the template in any state; what is not approved is not to be found by those who do not write it. Who may rehearse it is
 * told of its newest rehearsal.
 */
export const getTemplateVersion = (needs: Needs) =>
  http(templateRoutes.getTemplateVersion, needs, {
    find: findTemplate(needs.templates),
    answer: async ({ actor, now }, version) => ({
      body: { version, rehearsal: rehearses(actor) ? await newestOf(needs.rehearsals, version, now) : null },
    }),
  });

const newestOf = async (
  rehearsals: Needs['rehearsals'],
  version: TemplateVersion,
  now: Instant,
): Promise<NewestRehearsal | null> => {
  const work = await rehearsals.newest(now, ({ templateId }) => templateId === version.template.id);
  if (work === null) return null;
  const { jobId, by, createdAt } = work;
  return { jobId, by: by.name, createdAt, overtaken: isOvertaken(work, version) };
};

export const handler = lambda(() => {
  const connection = connect(settings());
  return getTemplateVersion({
    members: memberStore(connection),
    templates: templateStore(connection),
    rehearsals: rehearsalStore(connection),
    clock: systemClock,
  });
});

import { routes } from '../../domain/contract.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findTemplate } from '../edge/tenant-template.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'get'> };

/** A version of the template in any state; what is not approved is not to be found by those who do not write it. */
export const getTemplateVersion = (needs: Needs) =>
  http(routes.getTemplateVersion, needs, {
    find: findTemplate(needs.templates),
    answer: async (_, version) => ({ body: { version } }),
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getTemplateVersion({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

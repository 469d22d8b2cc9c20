import { dayOf } from '../../domain/day.ts';
import { NotFound } from '../../domain/failure.ts';
import { templateInForce } from '../../domain/template.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'all'> };

/** The template in force today, or on the day that is asked for. @throws NotFound before the first one */
export const getTemplate = (needs: Needs) =>
  http(templateRoutes.getTemplate, needs, {
    find: nothingToFind,
    answer: async ({ query: { day }, now }) => {
      const template = templateInForce(await needs.templates.all(), day ?? dayOf(now));
      if (template === null) throw new NotFound();
      return { body: template };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return getTemplate({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

import { defaultLimit } from '../../domain/route.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { readsVersion, type TemplateVersion } from '../../domain/template-version.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { pageOfAll } from '../stores/page.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'versions'> };

/** The versions of the template, the newest first day first: a text that grows as the day lies further back. */
const placeOf = ({ template: { effectiveFrom, id } }: TemplateVersion) =>
  `${99_999_999 - Number(effectiveFrom.replaceAll('-', ''))}#${id}`;

/** The versions of the province's template that the caller may know of. */
export const listTemplates = (needs: Needs) =>
  http(templateRoutes.listTemplates, needs, {
    find: nothingToFind,
    answer: async ({ query: { limit = defaultLimit, cursor, state }, actor }) => {
      const versions = (await needs.templates.versions()).filter(
        (one) => readsVersion(actor, one) && (state === undefined || one.state === state),
      );
      return { body: pageOfAll(versions, placeOf, { limit, cursor }) };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return listTemplates({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

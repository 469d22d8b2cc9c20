import { draftTemplate } from '../../domain/template-review.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http, nothingToFind } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'write'> };

/** Writes the draft of a template version, new or over the open one; 201 for the first. */
export const putTemplateDraft = (needs: Needs) =>
  http(templateRoutes.putTemplateDraft, needs, {
    find: nothingToFind,
    answer: async ({ params: { templateId }, body, actor, now }) => {
      const deed = { actor: actor.id, act: 'template-drafted', about: templateId, at: now };
      const version = await needs.templates.write(templateId, deed, (before, approved) =>
        draftTemplate(before, { ...body, templateId }, approved, { ...actor, now }),
      );
      return { status: version.writes === 1 ? 201 : 200, body: { version } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return putTemplateDraft({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

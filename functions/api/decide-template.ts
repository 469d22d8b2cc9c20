import { decideTemplate as decide } from '../../domain/template-review.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findTemplate } from '../edge/tenant-template.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'get' | 'write'> };

/** Approves a version for its day, at least an hour ahead, or returns it; never by its author. */
export const decideTemplate = (needs: Needs) =>
  http(templateRoutes.decideTemplate, needs, {
    find: findTemplate(needs.templates),
    answer: async ({ params: { templateId }, body, actor, now }) => {
      const deed = {
        actor: actor.id,
        act: 'template-decided',
        about: `${templateId} ${body.decision}`,
        at: now,
      };
      const version = await needs.templates.write(templateId, deed, (before, approved) =>
        decide(before, body, approved, { ...actor, now }),
      );
      return { body: { version } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return decideTemplate({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

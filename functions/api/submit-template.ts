import { submitTemplate as submit } from '../../domain/template-review.ts';
import { templateRoutes } from '../../domain/template-routes.ts';
import { settings, systemClock } from '../edge/config.ts';
import { type EdgeNeeds, http } from '../edge/http.ts';
import { lambda } from '../edge/lambda.ts';
import { findTemplate } from '../edge/tenant-template.ts';
import { connect } from '../stores/connection.ts';
import { memberStore } from '../stores/members.ts';
import { type Templates, templateStore } from '../stores/templates.ts';

type Needs = EdgeNeeds & { templates: Pick<Templates, 'get' | 'write'> };

/** Hands a draft in, which freezes it. */
export const submitTemplate = (needs: Needs) =>
  http(templateRoutes.submitTemplate, needs, {
    find: findTemplate(needs.templates),
    answer: async ({ params: { templateId }, body, actor, now }) => {
      const deed = { actor: actor.id, act: 'template-submitted', about: templateId, at: now };
      const version = await needs.templates.write(templateId, deed, (before, approved) =>
        submit(before, body.seen, approved, { ...actor, now }),
      );
      return { body: { version } };
    },
  });

export const handler = lambda(() => {
  const connection = connect(settings());
  return submitTemplate({
    members: memberStore(connection),
    templates: templateStore(connection),
    clock: systemClock,
  });
});

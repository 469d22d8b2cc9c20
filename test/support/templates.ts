import { decideTemplate } from '../../functions/api/decide-template.ts';
import { getAssessment } from '../../functions/api/get-assessment.ts';
import { getTemplate } from '../../functions/api/get-template.ts';
import { getTemplateVersion } from '../../functions/api/get-template-version.ts';
import { listTemplates } from '../../functions/api/list-templates.ts';
import { putTemplateDraft } from '../../functions/api/put-template-draft.ts';
import { submitTemplate } from '../../functions/api/submit-template.ts';

type Needs = Parameters<typeof decideTemplate>[0] &
  Parameters<typeof getAssessment>[0] &
  Parameters<typeof getTemplate>[0] &
  Parameters<typeof getTemplateVersion>[0] &
  Parameters<typeof listTemplates>[0];

/** The handlers of the routes of the province's template. */
export const templateHandlers = (needs: Needs) => ({
  getTemplate: getTemplate(needs),
  listTemplates: listTemplates(needs),
  getTemplateVersion: getTemplateVersion(needs),
  putTemplateDraft: putTemplateDraft(needs),
  submitTemplate: submitTemplate(needs),
  decideTemplate: decideTemplate(needs),
  getAssessment: getAssessment(needs),
});
export type TemplateNeeds = Needs;

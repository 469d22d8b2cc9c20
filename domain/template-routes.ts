import * as z from 'zod/mini';
import { Assessment } from './assessment.ts';
import { Day } from './day.ts';
import { freeText } from './free-text.ts';
import { listOf, paging, route } from './route.ts';
import { ScoreMove } from './score-move.ts';
import { SiteParams } from './site-id.ts';
import { Template } from './template.ts';
import { NewestRehearsal, TemplateId, TemplateState, TemplateVersion } from './template-version.ts';

/** How often the version had been written when it was last read; 0 before the first draft. */
const seen = z.int({ error: 'not-a-version' }).check(z.gte(0, { error: 'not-a-version' }));

export const TemplateDraft = z.strictObject({ template: Template, seen });
export type TemplateDraft = z.infer<typeof TemplateDraft>;

export const TemplateDecision = z
  .strictObject({
    decision: z.enum(['approve', 'return', 'withdraw'], { error: 'unknown-decision' }),
    reason: z.optional(freeText(500)),
    seen,
  })
  .check(
    z.refine(({ decision, reason }) => decision === 'approve' || reason !== undefined, {
      error: 'reason-required',
      path: ['reason'],
    }),
  );
export type TemplateDecision = z.infer<typeof TemplateDecision>;

const TemplateParams = z.strictObject({ templateId: TemplateId });
const VersionReply = z.strictObject({ version: TemplateVersion });
const writers = ['health', 'admin'] as const;

export const templateRoutes = {
  getTemplate: route({
    method: 'GET',
    path: '/api/template',
    summary: 'Criteria, weights, bands, gates and rules in force today, or on another day',
    who: 'signed-in',
    query: z.strictObject({ day: z.optional(Day) }),
    reply: Template,
  }),
  listTemplates: route({
    method: 'GET',
    path: '/api/templates',
    summary:
      'The versions of the province’s template, the newest day first; what is not approved only for those who write them',
    who: 'signed-in',
    query: z.strictObject({ ...paging, state: z.optional(TemplateState) }),
    reply: listOf(TemplateVersion),
  }),
  getTemplateVersion: route({
    method: 'GET',
    path: '/api/templates/{templateId}',
    summary: 'A version of the template; for who may rehearse it, with its newest rehearsal',
    who: 'signed-in',
    params: TemplateParams,
    reply: z.extend(VersionReply, { rehearsal: z.nullable(NewestRehearsal) }),
  }),
  putTemplateDraft: route({
    method: 'PUT',
    path: '/api/templates/{templateId}',
    summary: 'Write the draft of a template version',
    who: writers,
    params: TemplateParams,
    body: TemplateDraft,
    reply: VersionReply,
    alsoGives: [201],
  }),
  submitTemplate: route({
    method: 'POST',
    path: '/api/templates/{templateId}/submission',
    summary: 'Hand in a draft, which freezes it',
    who: writers,
    params: TemplateParams,
    body: z.strictObject({ seen }),
    reply: VersionReply,
  }),
  decideTemplate: route({
    method: 'POST',
    path: '/api/templates/{templateId}/decision',
    summary:
      'Approve a template version for its day, withdraw it before that day, or return it with a reason; never by who had a hand in it',
    who: writers,
    params: TemplateParams,
    body: TemplateDecision,
    reply: VersionReply,
  }),
  getAssessment: route({
    method: 'GET',
    path: '/api/sites/{siteId}/check-ins/{day}/assessments/{templateId}',
    summary:
      'The newest revision of a day, scored again from its kept inputs under any version of the template',
    who: ['employer', 'board', 'health', 'admin'],
    params: z.extend(SiteParams, { day: Day, templateId: TemplateId }),
    reply: z.strictObject({ assessment: Assessment, kept: Assessment, move: z.nullable(ScoreMove) }),
  }),
} as const;

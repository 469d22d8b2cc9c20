import * as z from 'zod/mini';
import { coded } from './coded.ts';
import { Instant } from './day.ts';
import type { Actor } from './member.ts';
import { Template } from './template.ts';

/** The name of a template version, chosen when its first draft is written: 2 to 40 small letters, digits and hyphens. */
export const TemplateId = z
  .string({ error: coded('not-a-text') })
  .check(z.regex(/^[a-z0-9-]{2,40}$/, { error: 'not-an-id' }));

export const TemplateState = z.enum(['draft', 'submitted', 'approved', 'returned'], {
  error: 'unknown-state',
});
export type TemplateState = z.infer<typeof TemplateState>;

/**
 * A version of the province's template. `origin`: it came with the pack, approved and without an author, or was written here.
 * `author` (who wrote it last), `writers` (everybody who did), `submittedBy` and `decidedBy` are member ids; names are those of then.
 * `writes` counts its changes: what a writer has seen is told by it. Older ones do not say who else wrote, nor who handed them in.
 */
export const TemplateVersion = z.strictObject({
  template: Template,
  state: TemplateState,
  origin: z.enum(['pack', 'province']),
  author: z.nullable(z.string()),
  authorName: z.nullable(z.string()),
  writers: z._default(z.array(z.string()), []),
  draftedAt: z.nullable(Instant),
  submittedBy: z._default(z.nullable(z.string()), null),
  submittedByName: z._default(z.nullable(z.string()), null),
  submittedAt: z.nullable(Instant),
  decidedBy: z.nullable(z.string()),
  decidedByName: z.nullable(z.string()),
  decidedAt: z.nullable(Instant),
  reason: z.nullable(z.string()),
  writes: z.int().check(z.gte(0)),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/**
 * A version's newest rehearsal: `by` is the name of who began it; `overtaken` says that the version was written over since, so that its
 * figures are of what it was.
 */
export const NewestRehearsal = z.strictObject({
  jobId: z.string(),
  by: z.string(),
  createdAt: Instant,
  overtaken: z.boolean(),
});
export type NewestRehearsal = z.infer<typeof NewestRehearsal>;

/** A template of the pack as a version: in force from its date, as long as the province has not written another. */
export const packVersion = (template: Template): TemplateVersion => ({
  template,
  state: 'approved',
  origin: 'pack',
  author: null,
  authorName: null,
  writers: [],
  draftedAt: null,
  submittedBy: null,
  submittedByName: null,
  submittedAt: null,
  decidedBy: null,
  decidedByName: null,
  decidedAt: null,
  reason: null,
  writes: 0,
});

/** Whoever writes drafts, reads those of others and hands them in. */
export const writesTemplates = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'admin' || role === 'health';

/** Who decides for the whole province: the operator, and an officer of the department who is not bound to zones. */
export const decidesTemplates = (actor: Pick<Actor, 'role'> & { zones: readonly string[] }): boolean =>
  actor.role === 'admin' || (actor.role === 'health' && actor.zones.length === 0);

/** Whether a member had a hand in the version as it was handed in: wrote in it at any time, or handed it in. */
export const hadAHand = (
  { author, writers, submittedBy }: Pick<TemplateVersion, 'author' | 'writers' | 'submittedBy'>,
  member: string | null,
): boolean => member !== null && [author, submittedBy, ...writers].includes(member);

/** Whether the version may be known to the member: what is not yet approved is for those who write. */
export const readsVersion = (actor: Pick<Actor, 'role'>, { state }: Pick<TemplateVersion, 'state'>) =>
  state === 'approved' || writesTemplates(actor);

/** The templates that a day may be scored with: those of the pack and those approved since, oldest first. */
export const approvedTemplates = (
  pack: readonly Template[],
  versions: readonly TemplateVersion[],
): Template[] => {
  const ids = new Set(pack.map(({ id }) => id));
  const approved = versions.filter(({ state, template }) => state === 'approved' && !ids.has(template.id));
  return [...pack, ...approved.map(({ template }) => template)].toSorted((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0,
  );
};

import * as z from 'zod/mini';
import { type Day, dayOf, Instant } from './day.ts';
import { Conflict, Forbidden, Invalid } from './failure.ts';
import { FormDefinition } from './form-definition.ts';
import type { FormDecision } from './form-routes.ts';
import type { Actor } from './member.ts';

export const FormState = z.enum(['draft', 'approved', 'returned']);
export type FormState = z.infer<typeof FormState>;

/**
 * A version of a form. `origin`: it came with the pack, approved and without an author, or was loaded here from a file. `author` and
 * `decidedBy` are member ids beside the names of then; `writes` counts its changes: what somebody has seen is told by it.
 */
export const FormVersion = z.strictObject({
  definition: FormDefinition,
  state: FormState,
  origin: z.enum(['pack', 'province']),
  author: z.nullable(z.string()),
  authorName: z.nullable(z.string()),
  loadedAt: z.nullable(Instant),
  decidedBy: z.nullable(z.string()),
  decidedByName: z.nullable(z.string()),
  decidedAt: z.nullable(Instant),
  reason: z.nullable(z.string()),
  writes: z.int().check(z.gte(0)),
});
export type FormVersion = z.infer<typeof FormVersion>;

const undecided = { decidedBy: null, decidedByName: null, decidedAt: null, reason: null } as const;

/** A form of the pack as a version. */
export const packForm = (definition: FormDefinition): FormVersion => ({
  ...{ definition, state: 'approved', origin: 'pack', author: null, authorName: null, loadedAt: null },
  ...undecided,
  writes: 0,
});

/** Versions that a province may keep, of all its forms together: every reader reads them all. */
export const mostForms = 200;

/** Who loads and decides forms, for the whole province: the operator, and an officer of the department who is not bound to zones. */
const keepsForms = ({ role, zones }: Pick<Actor, 'role' | 'zones'>): boolean =>
  role === 'admin' || (role === 'health' && zones.length === 0);

/** @throws Forbidden for an officer of some zones: a form is the whole province's. */
export const requireKeeper = (actor: Pick<Actor, 'role' | 'zones'>): void => {
  if (!keepsForms(actor)) throw new Forbidden('province-only');
};

/** Whether the version may be known to the member: what is not approved is for those who load and decide. */
export const readsForm = ({ role }: Pick<Actor, 'role'>, { state }: Pick<FormVersion, 'state'>): boolean =>
  state === 'approved' || role === 'health' || role === 'admin';

/** Whether a version may be filled in on the day: approved, begun, and no example. */
export const mayBeFilled = ({ state, definition }: FormVersion, day: Day): boolean =>
  state === 'approved' && definition.effectiveFrom <= day && definition.source.status !== 'example';

const newerFirst = ({ definition: a }: FormVersion, { definition: b }: FormVersion): number =>
  a.effectiveFrom === b.effectiveFrom ? b.version - a.version : a.effectiveFrom < b.effectiveFrom ? 1 : -1;

/** The version of each form that is in force on the day: the newest date not after it, of two the higher version; by id. */
export const formsInForce = (forms: readonly FormVersion[], day: Day): FormVersion[] => {
  const newest = new Map<string, FormVersion>();
  for (const form of forms
    .filter((one) => mayBeFilled(one, day))
    .toSorted(newerFirst)
    .toReversed())
    newest.set(form.definition.id, form);
  return [...newest.values()].toSorted((a, b) => (a.definition.id < b.definition.id ? -1 : 1));
};

/** The version of one form that is in force on the day, or null. */
export const formInForce = (forms: readonly FormVersion[], formId: string, day: Day): FormVersion | null =>
  formsInForce(forms, day).find(({ definition }) => definition.id === formId) ?? null;

type Keeper = Pick<Actor, 'id' | 'name'> & { now: Instant };

/**
 * A file that was read as the draft of its version; it takes the place of one that nobody has approved.
 * @throws Invalid `form-version-taken` where the version came with the pack or is approved: it is never edited after.
 */
export const loadForm = (
  before: FormVersion | null,
  definition: FormDefinition,
  { id, name, now }: Keeper,
): FormVersion => {
  if (before !== null && (before.origin === 'pack' || before.state === 'approved'))
    throw Invalid.at('/version', 'form-version-taken');
  return {
    ...{ definition, state: 'draft', origin: 'province', author: id, authorName: name, loadedAt: now },
    ...undecided,
    writes: (before?.writes ?? 0) + 1,
  };
};

/**
 * Approves or returns a draft.
 * @throws Conflict `lost-race` when it was loaded or decided again meanwhile; Forbidden `own-form` to its author; Conflict
 * `illegal-form-state`; Invalid `example-form` for approving an example.
 */
export const decideForm = (
  form: FormVersion,
  { decision, reason, seen }: FormDecision,
  { id, name, now }: Keeper,
): FormVersion => {
  if (form.writes !== seen) {
    const by = form.decidedByName ?? form.authorName ?? '';
    throw new Conflict('lost-race', { by, at: form.decidedAt ?? form.loadedAt ?? now });
  }
  if (form.author === id) throw new Forbidden('own-form');
  if (form.state !== 'draft') throw new Conflict('illegal-form-state');
  if (decision === 'approve' && form.definition.source.status === 'example')
    throw Invalid.at('/decision', 'example-form');
  return {
    ...form,
    state: decision === 'approve' ? 'approved' : 'returned',
    decidedBy: id,
    decidedByName: name,
    decidedAt: now,
    reason: reason ?? null,
    writes: form.writes + 1,
  };
};

/** How a version stands on a day: the one in force, approved for a day to come, followed by a newer one, an example, or not approved. */
export type FormStanding = 'in-force' | 'to-come' | 'replaced' | 'example' | 'draft' | 'returned';

/** How a version stands among all of them on the day of the instant. */
export const standingOfForm = (
  form: FormVersion,
  forms: readonly FormVersion[],
  now: Instant,
): FormStanding => {
  if (form.state !== 'approved') return form.state;
  const { id, version, source, effectiveFrom } = form.definition;
  if (source.status === 'example') return 'example';
  if (effectiveFrom > dayOf(now)) return 'to-come';
  return formInForce(forms, id, dayOf(now))?.definition.version === version ? 'in-force' : 'replaced';
};

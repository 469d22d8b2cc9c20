import * as z from 'zod/mini';
import { IdempotencyKey } from './check-in.ts';
import { Day } from './day.ts';
import { FileBody } from './file-body.ts';
import { FormId, FormLabel } from './form-definition.ts';
import { FormEntry, FormEntryFields } from './form-entry.ts';
import { FormVersion } from './form-version.ts';
import { freeText } from './free-text.ts';
import { listOf, paging, route } from './route.ts';
import { SiteId } from './site-id.ts';

/** The media types of a file with a form; whichever it says, the text is read as YAML, of which JSON is a part. */
export const formFileTypes = ['text/yaml', 'application/yaml', 'application/json'] as const;

/** Largest file with a form, in bytes. */
export const formFileBytes = 64 * 1024;

export const FormDecision = z
  .strictObject({
    decision: z.enum(['approve', 'return'], { error: 'unknown-decision' }),
    reason: z.optional(freeText(500)),
    seen: z.int({ error: 'not-a-version' }),
  })
  .check(
    z.refine(({ decision, reason }) => decision === 'approve' || reason !== undefined, {
      error: 'reason-required',
      path: ['reason'],
    }),
  );
export type FormDecision = z.infer<typeof FormDecision>;

/** How a version stands among all of them; the words are the same in the list and on its page. */
const Standing = z.enum(['in-force', 'to-come', 'replaced', 'example', 'draft', 'returned']);

/** A version of a form in short. `standing` is of today. */
export const ListedForm = z.strictObject({
  formId: FormId,
  version: z.int(),
  effectiveFrom: z.string(),
  title: FormLabel,
  entry: z.enum(['total', 'indices']),
  indices: z.int(),
  standing: Standing,
  origin: z.enum(['pack', 'province']),
  authorName: z.nullable(z.string()),
  loadedAt: z.nullable(z.string()),
});
export type ListedForm = z.infer<typeof ListedForm>;

const version = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}$/, { error: 'not-a-version' })),
  z.pipe(z.transform(Number), z.int()),
);
const FormParams = z.strictObject({ formId: FormId });
const EntryParams = z.strictObject({ siteId: SiteId, formId: FormId });
const FormReply = z.strictObject({ form: FormVersion });
const keepers = ['health', 'admin'] as const;

export const formRoutes = {
  listForms: route({
    method: 'GET',
    path: '/api/forms',
    summary: 'The versions of self-assessment forms; what is not approved only for those who load and decide',
    who: 'signed-in',
    query: z.strictObject(paging),
    reply: listOf(ListedForm),
  }),
  createForm: route({
    method: 'POST',
    path: '/api/forms',
    summary: 'Load a form from a file; what is wrong with it is said with its lines',
    who: keepers,
    body: FileBody,
    takes: formFileTypes,
    maxBytes: formFileBytes,
    reply: FormReply,
    status: 201,
  }),
  getForm: route({
    method: 'GET',
    path: '/api/forms/{formId}',
    summary:
      'A version of a form, by its number or the one in force on a day, today’s if none is said; with the file that it was loaded from',
    who: 'signed-in',
    params: FormParams,
    query: z.strictObject({ version: z.optional(version), day: z.optional(Day) }),
    /** `standing` is of today, whatever the day that was asked for. */
    reply: z.strictObject({ form: FormVersion, standing: Standing, file: z.nullable(z.string()) }),
  }),
  decideForm: route({
    method: 'POST',
    path: '/api/forms/{formId}/{version}/decision',
    summary: 'Approve a loaded form for its day, or return it with a reason; never by its author',
    who: keepers,
    params: z.extend(FormParams, { version }),
    body: FormDecision,
    reply: FormReply,
  }),
  createFormEntry: route({
    method: 'POST',
    path: '/api/sites/{siteId}/forms/{formId}/entries',
    summary: 'Fill in a form for a site; the reply says what it comes to',
    who: ['employer'],
    params: EntryParams,
    headers: IdempotencyKey,
    body: FormEntryFields,
    reply: FormEntry,
    status: 201,
  }),
  listFormEntries: route({
    method: 'GET',
    path: '/api/sites/{siteId}/forms/{formId}/entries',
    summary: 'The filled forms of a site, the newest first, each with what it came to then',
    who: ['employer', 'board', 'health', 'admin'],
    params: EntryParams,
    query: z.strictObject(paging),
    reply: listOf(FormEntry),
  }),
} as const;

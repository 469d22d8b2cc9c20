import * as z from 'zod/mini';
import { Template } from '../../domain/template.ts';
import { type KeptStorage, keptTypedById } from '../kept-typed.ts';
import { draftPrefix } from '../session.ts';

/** A draft that is being edited: how often it had been written when that began, what it began as, and what was typed. */
export const KeptTemplate = z.strictObject({
  seen: z.int(),
  base: Template,
  fields: z.record(z.string(), z.string()),
});
export type KeptTemplate = z.infer<typeof KeptTemplate>;

/** What this device keeps of drafts of the criteria; signing out clears it with the other drafts. */
export const makeTemplateKept = (storage: KeptStorage, owner: string) =>
  keptTypedById(KeptTemplate, storage, `${draftPrefix}${owner}.template.`);

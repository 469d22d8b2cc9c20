import * as z from 'zod/mini';
import data from '#pack/contacts.json' with { type: 'json' };

/** Whom a workplace calls. A placeholder is shown as one, and cannot be dialled. */
export const Contacts = z.strictObject({
  cdcHotline: z.strictObject({ number: z.string(), isPlaceholder: z.boolean() }),
  /** Whom sites call that need help with their report. */
  board: z.strictObject({ number: z.string(), isPlaceholder: z.boolean() }),
  source: z.string(),
});
export type Contacts = z.infer<typeof Contacts>;

export const contacts: Contacts = Contacts.parse(data);

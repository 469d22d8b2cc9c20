import * as z from 'zod/mini';
import { Template } from '../../domain/template.ts';
import { draftPrefix } from '../session.ts';

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft that is being edited: how often it had been written when that began, what it began as, and what was typed. */
export const KeptTemplate = z.strictObject({
  seen: z.int(),
  base: Template,
  fields: z.record(z.string(), z.string()),
});
export type KeptTemplate = z.infer<typeof KeptTemplate>;

const quietly = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    // A device that can keep nothing still has it on the screen.
    return null;
  }
};

/** What this device keeps of drafts of the criteria; signing out clears it with the other drafts. */
export const makeTemplateKept = (storage: Storage, owner: string) => {
  const nameOf = (id: string) => `${draftPrefix}${owner}.template.${id}`;
  return {
    read: (id: string): KeptTemplate | null => {
      const kept = quietly(() => JSON.parse(storage.getItem(nameOf(id)) ?? 'null'));
      const result = z.safeParse(KeptTemplate, kept);
      return result.success ? result.data : null;
    },
    keep: (id: string, draft: KeptTemplate): void => {
      quietly(() => storage.setItem(nameOf(id), JSON.stringify(draft)));
    },
    forget: (id: string): void => {
      quietly(() => storage.removeItem(nameOf(id)));
    },
  };
};

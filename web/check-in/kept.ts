import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { draftPrefix } from '../session.ts';
import { pageOwner } from './outbox-news.tsx';

type Storage = {
  getItem: (name: string) => string | null;
  setItem: (name: string, text: string) => void;
  removeItem: (name: string) => void;
};

/** What is being typed, and what it was begun on: a revision, or a report that waits (its key in `after`). */
export const KeptDraft = z.strictObject({
  seenRevision: z.int(),
  after: z.optional(z.nullable(z.string())),
  fields: z.record(z.string(), z.string()),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

const parsed = (text: string | null): KeptDraft | null => {
  try {
    const result = z.safeParse(KeptDraft, JSON.parse(text ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
};

/** Drafts of one owner on this device, one per site and day: whoever signs in next does not see them. */
export const makeKept = (storage: Storage, owner: string) => {
  const nameOf = (siteId: string, day: Day) => `${draftPrefix}${owner}.${siteId}.${day}`;
  return {
    drafts: {
      read: (siteId: string, day: Day): KeptDraft | null => parsed(storage.getItem(nameOf(siteId, day))),
      keep: (siteId: string, day: Day, draft: KeptDraft) => {
        try {
          storage.setItem(nameOf(siteId, day), JSON.stringify(draft));
        } catch {
          // A device that can keep nothing still has it on the screen.
        }
      },
      forget: (siteId: string, day: Day) => storage.removeItem(nameOf(siteId, day)),
    },
  };
};
export type Kept = ReturnType<typeof makeKept>;

export const kept = makeKept(
  {
    getItem: (name) => localStorage.getItem(name),
    setItem: (name, text) => localStorage.setItem(name, text),
    removeItem: (name) => localStorage.removeItem(name),
  },
  pageOwner ?? '',
);

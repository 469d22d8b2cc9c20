import * as z from 'zod/mini';
import { draftPrefix } from '../session.ts';
import { pageOwner } from './outbox-news.tsx';

/** A form that is being filled in, and the key under which it will be taken once however often it is sent. */
const KeptForm = z.strictObject({
  version: z.int(),
  key: z.string(),
  typed: z.record(z.string(), z.string()),
});
export type KeptForm = z.infer<typeof KeptForm>;

const nameOf = (siteId: string, formId: string) =>
  `${draftPrefix}${pageOwner ?? ''}.form.${siteId}.${formId}`;

/** What this device keeps of forms that are being filled in; signing out clears it with the other drafts. */
export const formKept = {
  read: (siteId: string, formId: string): KeptForm | null => {
    try {
      const kept = z.safeParse(KeptForm, JSON.parse(localStorage.getItem(nameOf(siteId, formId)) ?? 'null'));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  },
  keep: (siteId: string, formId: string, kept: KeptForm): void => {
    try {
      localStorage.setItem(nameOf(siteId, formId), JSON.stringify(kept));
    } catch {
      // A device that can keep nothing still has it on the screen.
    }
  },
  forget: (siteId: string, formId: string): void => {
    try {
      localStorage.removeItem(nameOf(siteId, formId));
    } catch {
      // Nothing was kept.
    }
  },
};

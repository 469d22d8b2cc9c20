import * as z from 'zod/mini';
import { BriefDocument } from '../../domain/brief-document.ts';
import { Instant } from '../../domain/day.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { draftPrefix } from '../session.ts';

/** A brief as this device had it last, with when it was read. */
export const KeptBrief = z.strictObject({ document: BriefDocument, readAt: Instant });
export type KeptBrief = z.infer<typeof KeptBrief>;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The newest brief that this device has read in each language, for a morning without network; signing out clears it. */
export const makeKeptBrief = (storage: Storage, owner: string) => {
  const nameOf = (lang: Lang) => `${draftPrefix}${owner}.brief.${lang}`;
  const read = (lang: Lang): KeptBrief | null => {
    try {
      const kept = z.safeParse(KeptBrief, JSON.parse(storage.getItem(nameOf(lang)) ?? 'null'));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  };
  return {
    read,
    /** Keeps a brief unless a newer day's is there. */
    keep: (kept: KeptBrief): void => {
      const { lang, day } = kept.document;
      if ((read(lang)?.document.day ?? '') > day) return;
      try {
        storage.setItem(nameOf(lang), JSON.stringify(kept));
      } catch {
        // A device that can keep nothing asks again.
      }
    },
  };
};

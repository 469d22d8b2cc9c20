import * as z from 'zod/mini';
import { hasPersonalData } from './personal-data.ts';

/** A text that a person typed: trimmed, 1 to `max` characters, refused when it holds a phone, an identity number or an e-mail. */
export const freeText = (max: number) =>
  z.string({ error: 'not-text' }).check(
    z.trim(),
    z.minLength(1, { error: 'missing' }),
    z.maxLength(max, { error: 'too-long' }),
    z.refine((text) => !hasPersonalData(text), { error: 'personal-data' }),
  );

/** A text that may be left empty: trimmed, at most `max` characters, refused when it holds a phone, an identity number or an e-mail. */
export const freeTextOrNone = (max: number) =>
  z._default(
    z.string({ error: 'not-text' }).check(
      z.trim(),
      z.maxLength(max, { error: 'too-long' }),
      z.refine((text) => !hasPersonalData(text), { error: 'personal-data' }),
    ),
    '',
  );

import * as z from 'zod/mini';
import { hasPersonalData } from './personal-data.ts';

const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Control and format characters: nobody sees them, and some turn the reading round. What Word pastes has them, so they are dropped, not refused. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/** The text as it is seen, on one line and without blanks at its ends. */
const seenOf = (text: string): string => text.replace(lineBreaks, ' ').replace(unseen, '').trim();

/**
 * A text that a person typed: without control and format characters, a blank for a line break, trimmed; then 1 to `max` characters,
 * refused when it holds a phone, an identity number or an e-mail.
 */
export const freeText = (max: number) =>
  z.string({ error: 'not-text' }).check(
    z.overwrite(seenOf),
    z.minLength(1, { error: 'missing' }),
    z.maxLength(max, { error: 'too-long' }),
    z.refine((text) => !hasPersonalData(text), { error: 'personal-data' }),
  );

/** A text that may be left empty: cleaned as `freeText` is, at most `max` characters, refused for the same personal data. */
export const freeTextOrNone = (max: number) =>
  z._default(
    z.string({ error: 'not-text' }).check(
      z.overwrite(seenOf),
      z.maxLength(max, { error: 'too-long' }),
      z.refine((text) => !hasPersonalData(text), { error: 'personal-data' }),
    ),
    '',
  );

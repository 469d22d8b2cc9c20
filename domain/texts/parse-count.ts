/** What a typed count is: the number, or the code of what is wrong with it. */
export type ParsedCount =
  | { ok: true; count: number }
  | { ok: false; code: 'required' | 'not-a-count' | 'negative' | 'too-large' };

const FULL_WIDTH = 0xff10 - 0x30;
/** Signs of a keyboard for full-width letters are the plain ones; print's dashes are a minus. */
const plain = (text: string) =>
  text
    .replace(/[０-９．，－]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH))
    .replace(/[\u2010-\u2014\u2212]/g, '-')
    .trim();

/** Digits alone, or in threes with one kind of gap: a dot, a comma or a space (no-break, thin and narrow ones too). */
const digits = /^(?:\d+|[1-9]\d{0,2}(?:([., \u00a0\u2007\u2009\u202f\u3000])\d{3})(?:\1\d{3})*)$/;

/**
 * Reads a whole number as people type it: 1240, 1.240, 1,240, 1 240 and １２４０ are one number, because Vietnamese groups by a dot
 * and English by a comma, and a person is never a fraction. What is not in threes ("1,5", "12.40", "0,500") is refused rather than guessed
 * at; so is a number with its unit. At most `max`.
 */
export const parseCount = (text: string, max = 1_000_000): ParsedCount => {
  const typed = plain(text);
  if (typed === '') return { ok: false, code: 'required' };
  if (/^-\s*\d/.test(typed)) return { ok: false, code: 'negative' };
  if (!digits.test(typed)) return { ok: false, code: 'not-a-count' };
  const count = Number(typed.replace(/\D/g, ''));
  return count > max ? { ok: false, code: 'too-large' } : { ok: true, count };
};

const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/u;

/**
 * Dates as people write them: 2021-06-15, 15/06/2021, 15.6.21. One with a short year, when more digits follow, is
 * rather a phone number split into pairs.
 */
const DATE =
  /(?<![\d][-/.]?)(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:(?:19|20)\d\d(?!\d)|\d\d(?![-/.\s]*\d)))/gu;

/** Spaces, dots, brackets, invisible characters and every kind of hyphen: how a number is usually split. */
const SEPARATORS = /[\s.()\u00ad\u200b-\u200d\u2010-\u2015\u2060\u2212\ufeff-]+/gu;
const PHONE_OR_IDENTITY = /\d{9}/u;

/**
 * Whether a free text holds an e-mail or 9 digits or more in a row once spaces, dots and hyphens are dropped; dates
 * are let through. A phone or identity number of a person must not enter the records.
 */
export const hasPersonalData = (text: string): boolean => {
  const plain = text.normalize('NFKC');
  const digits = plain.replace(DATE, '|').replace(SEPARATORS, '');
  return EMAIL.test(plain) || PHONE_OR_IDENTITY.test(digits);
};

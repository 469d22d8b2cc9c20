import * as z from 'zod/mini';
import { Answers, flows, Measure, measures } from './answers.ts';
import { folded } from './bulk-header.ts';
import { dayIsOpen } from './check-in.ts';
import { Day, type Instant } from './day.ts';
import type { FormField } from './form-order.ts';
import { freeText } from './free-text.ts';
import { SiteId } from './site-id.ts';
import measuresEn from './texts/en/measures.json' with { type: 'json' };
import { parseCount } from './texts/parse-count.ts';
import measuresVi from './texts/vi/measures.json' with { type: 'json' };

/** What the cells of a row are read by. */
export type RowGround = {
  /** The sites that are the sender's own: others are answered as those that do not exist. */
  own: ReadonlySet<string>;
  /** The day of rows that name none. */
  today: Day;
  now: Instant;
};

export type Value = number | string | boolean | null | undefined;
/** What a cell says, or the code of what is wrong with it. */
export type Parsed = { value: Value; code?: never } | { code: string; value?: never };

/** A site that is not the sender's and one that does not exist get the same answer. */
export const siteOf = (text: string, own: ReadonlySet<string>): Parsed => {
  const siteId = text.normalize('NFKC').toLowerCase();
  if (siteId === '') return { code: 'required-site' };
  return SiteId.safeParse(siteId).success && own.has(siteId) ? { value: siteId } : { code: 'unknown-site' };
};

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const localDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `dd/MM/yyyy`, `yyyy-MM-dd`, or the civil day of a date cell, which is read as the latter. */
export const dayOfText = (text: string): Day | null => {
  const plain = text.normalize('NFKC').replace(/\s*([/.-])\s*/g, '$1');
  const [, year, month, day] = isoDay.exec(plain) ?? [];
  const [, d, m, y] = localDay.exec(plain) ?? [];
  const [yyyy, mm, dd] = year === undefined ? [y, m, d] : [year, month, day];
  const { data } = Day.safeParse(`${yyyy}-${mm?.padStart(2, '0')}-${dd?.padStart(2, '0')}`);
  return data ?? null;
};

/** The day of a cell; an empty one is today. */
export const dayIn = (text: string, { today, now }: RowGround): Parsed => {
  if (text === '') return { value: today };
  const day = dayOfText(text);
  if (day === null) return { code: 'not-a-day' };
  return dayIsOpen(day, now) ? { value: day } : { code: 'day-not-open' };
};

/** Why a row corrects what was filed; empty where it does not say. */
export const reasonOf = (text: string): Parsed =>
  text === '' ? { value: undefined } : textIn(text, freeText(300));

const textIn = (text: string, schema: z.core.$ZodType): Parsed => {
  const { data, error } = z.safeParse(schema, text.normalize('NFC'));
  return error === undefined ? { value: String(data) } : { code: error.issues[0]?.message ?? 'invalid' };
};

const countOf =
  (max?: number) =>
  (text: string): Parsed => {
    const typed = parseCount(text, max);
    return typed.ok ? { value: typed.count } : { code: typed.code };
  };

const optionalCount = (text: string): Parsed => (text === '' ? { value: undefined } : countOf()(text));

/** No bus is an answer: an empty cell, or the words for it. */
const loadOf = (text: string): Parsed => {
  const none = [
    '',
    folded(measuresVi['no-shuttles']),
    folded(measuresEn['no-shuttles']),
    'khongcoxe',
    'null',
  ];
  if (text === '-' || text === '–' || none.includes(folded(text))) return { value: null };
  return countOf(100)(text.replace(/\s*[%％]$/, ''));
};

const measureWords = new Map<string, Measure>(
  Measure.options.flatMap((measure) =>
    [measure, measuresVi[measure], measuresEn[measure]].map((word) => [folded(word), measure] as const),
  ),
);

const measureOf = (text: string): Parsed => {
  if (text === '') return { code: 'required-choice' };
  const value = measureWords.get(folded(text));
  return value === undefined ? { code: 'not-a-measure' } : { value };
};

const yes = ['co', 'yes', 'y', '1', 'x', 'true', 'dung'];
const no = ['khong', 'no', 'n', '0', 'false', 'sai'];

const yesOrNo = (text: string): Parsed => {
  if (text === '') return { code: 'required-choice' };
  const word = folded(text);
  if (yes.includes(word)) return { value: true };
  return no.includes(word) ? { value: false } : { code: 'not-yes-or-no' };
};

const counts = ['present', 'lodged', 'vaccinated', 'isolationFree', ...flows] as const;
const optional: readonly string[] = ['absentSick', 'testedOther', 'vaccinated'];

/** How the cell of each answer is read. */
export const answerReaders: Readonly<Record<FormField, (text: string) => Parsed>> = {
  ...mapped(counts, (name) => (optional.includes(name) ? optionalCount : countOf())),
  ...mapped(measures, () => measureOf),
  shuttleLoad: loadOf,
  safetyTeamOnDuty: yesOrNo,
  note: (text) => (text === '' ? { value: undefined } : textIn(text, Answers.shape.note)),
};

function mapped<K extends string, V>(names: readonly K[], of: (name: K) => V): Record<K, V>;
function mapped(names: readonly string[], of: (name: string) => unknown) {
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

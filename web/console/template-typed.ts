import type { Template } from '../../domain/template.ts';
import type { Said } from '../../domain/template-lines.ts';
import { placeOfPath, withSaid } from '../../domain/template-places.ts';
import { sumOfWeights } from '../../domain/template-whole.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import type { Lang } from '../../domain/texts/text.ts';
import { idList } from './id-list.ts';
import { type EditField, type FieldKind, fieldsOf, saidAt } from './template-fields.ts';
import { judgeTemplate } from './template-judged.ts';

/** A draft as it is typed: the version that it began as, and the texts of the fields that were touched, by name. */
export type TypedTemplate = { base: Template; fields: Readonly<Record<string, string>> };
export type TemplateFault = { field: string; code: string; says?: Readonly<Record<string, string>> };

/** A number as people write it in the language. */
export const numberText = (lang: Lang, value: number) =>
  String(value).replace('.', lang === 'vi' ? ',' : '.');

const textOf = (lang: Lang, kind: FieldKind, said: Said | undefined): string => {
  if (said === undefined || said === null) return '';
  if (Array.isArray(said)) return said.join(kind === 'numbers' ? '; ' : ', ');
  if (typeof said !== 'number') return String(said);
  return numberText(lang, kind === 'number' ? said : Math.round((said / 60) * 10_000) / 10_000);
};

/** What a field shows: what was typed, or what the template says. */
export const shownIn = (lang: Lang, { base, fields }: TypedTemplate, field: EditField): string =>
  fields[field.name] ?? textOf(lang, field.kind, saidAt(base, field));

type Read = { ok: true; said: unknown } | { ok: false; code: string };
const ok = (said: unknown): Read => ({ ok: true, said });

/** Nothing is no 0 here: most numbers of a template may not be 0, and none is a count of what there is. */
const unreadCodes: Readonly<Record<string, string>> = {
  'not-a-count': 'not-a-number',
  required: 'required-number',
};

/** A whole number with or without marks between thousands, or one with decimals: `1.440`, `0,5`. */
const readNumber = (text: string): Read => {
  const whole = parseCount(text);
  if (whole.ok) return ok(whole.count);
  const plain = text.normalize('NFKC').trim();
  if (/^\d{1,7}[.,]\d{1,4}$/.test(plain)) return ok(Number(plain.replace(',', '.')));
  return { ok: false, code: unreadCodes[whole.code] ?? whole.code };
};

const readNumbers = (text: string): Read => {
  const read = text
    .split(/[;,]\s*|\s+/)
    .filter(Boolean)
    .map(readNumber);
  return read.find((one) => !one.ok) ?? ok(read.map((one) => (one.ok ? one.said : null)));
};

const readHours = (text: string): Read => {
  const read = readNumber(text);
  return read.ok ? ok(Math.round(Number(read.said) * 60)) : read;
};

const readers: Readonly<Record<FieldKind, (text: string) => Read>> = {
  number: readNumber,
  hours: readHours,
  'hours-or-none': (text) => (text.trim() === '' ? ok(null) : readHours(text)),
  day: (text) => ok(text === '' ? undefined : text),
  'day-or-none': (text) => ok(text === '' ? null : text),
  ids: (text) => ok(idList(text)),
  numbers: readNumbers,
  text: (text) => ok(text.trim()),
  severity: ok,
  status: ok,
};

const isWeight = (name: string) => name.startsWith('criteria/') && name.endsWith('/weight');

/** What the weights that are typed add up to; null while one of them is none. */
export const typedSum = ({ base, fields }: TypedTemplate): number | null => {
  const weights = base.criteria.map(({ id, weight }) => {
    const text = fields[`criteria/${id}/weight`];
    const read = text === undefined ? ok(weight) : readNumber(text);
    return read.ok && typeof read.said === 'number' && read.said > 0 ? read.said : null;
  });
  const known = weights.filter((weight) => weight !== null);
  return known.length === weights.length ? sumOfWeights(known) : null;
};

const pathOf = (pointer: string) => pointer.split('/').slice(1);

/** The name of the field that a pointer of a refusal, `/template/criteria/3/weight`, is about. */
export const fieldOfPointer = (template: Template, pointer: string): string =>
  placeOfPath(template, pathOf(pointer.replace(/^\/template/, '')));

/** One fault at each field, the first. */
const firstOfEach = (faults: readonly TemplateFault[]) =>
  faults.filter((fault, n) => faults.findIndex(({ field }) => field === fault.field) === n);

/** A weight below 0 is told what one of 0 is: it must be above it. */
const codeAt = (name: string, code: string) => (isWeight(name) && code === 'negative' ? 'not-above-0' : code);

type Judged = { template: Template | null; faults: TemplateFault[] };

/** The template that was typed, or what is wrong with it. */
export const readTemplate = (typed: TypedTemplate): Judged => {
  const unread: TemplateFault[] = [];
  let value: unknown = typed.base;
  for (const { name, kind } of fieldsOf(typed.base)) {
    const text = typed.fields[name];
    if (text === undefined) continue;
    const read = readers[kind](text);
    if (read.ok) value = withSaid(value, name.split('/'), read.said);
    else unread.push({ field: name, code: codeAt(name, read.code) });
  }
  const { template, found } = judgeTemplate(value);
  const judged = found.map(({ path, ...fault }) => ({ field: placeOfPath(value, path), ...fault }));
  const faults = firstOfEach([...unread, ...judged]);
  return { template: faults.length === 0 ? template : null, faults };
};

import * as z from 'zod/mini';
import type { Day } from '../../domain/day.ts';
import { type FormDefinition, indicesOf } from '../../domain/form-definition.ts';
import { entryFaults, FormEntryFields } from '../../domain/form-entry.ts';
import type { Lang } from '../../domain/texts/text.ts';

/** A form as it is typed: the day, the percentage and the indices by their ids, each as its text. */
export type TypedForm = Readonly<Record<string, string>>;

/** The id of a field on the page; `day` and `percent` are no ids of indices there. */
export const fieldOf = (formId: string, part: string) => `form-${formId}-${part}`;
export const partOfIndex = (id: string) => `i-${id}`;

/** What a part of a form is called on the page. */
export const labelOfPart = (
  form: FormDefinition,
  part: string,
  words: { assessedOn: string; percent: string },
  lang: Lang,
): string => {
  if (part === 'day') return words.assessedOn;
  const place = indicesOf(form).findIndex(({ id }) => partOfIndex(id) === part);
  return place < 0 ? words.percent : `${place + 1}. ${indicesOf(form)[place]?.title[lang] ?? ''}`;
};

/** The part of a form that a JSON pointer of a refusal is about. */
export const partOfPointer = (pointer: string): string => {
  const [, first = '', second] = pointer.split('/');
  if (first === 'assessedOn' || first === 'version') return 'day';
  return first === 'values' && second ? partOfIndex(second) : first;
};

/** A number as people type it: `27,5`, `27.5` or `２７,５`; what is none stays a text, which the schema refuses. */
const numberOf = (typed: string | undefined): number | string | undefined => {
  const text = (typed ?? '').normalize('NFKC').trim();
  if (text === '') return undefined;
  return /^\d{1,4}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : text;
};

export type TypedFault = { part: string; code: string };
type Read = { fields: FormEntryFields; faults?: undefined } | { fields?: undefined; faults: TypedFault[] };

const firstOfEach = (faults: readonly TypedFault[]) =>
  faults.filter(({ part }, place) => faults.findIndex((one) => one.part === part) === place);

/** The request of a typed form, or what is wrong with it, field by field, by the same rules as the server’s. */
export const readTyped = (form: FormDefinition, typed: TypedForm, today: Day): Read => {
  const values = Object.fromEntries(indicesOf(form).map(({ id }) => [id, numberOf(typed[partOfIndex(id)])]));
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const entered = form.entry === 'total' ? { percent: numberOf(typed['percent']) } : { values: said };
  const judged = z.safeParse(FormEntryFields, {
    version: form.version,
    assessedOn: typed['day'] || undefined,
    ...entered,
  });
  const shape = (judged.error?.issues ?? []).map(({ path, message }) => ({
    part: partOfPointer(path.map((part) => `/${String(part)}`).join('')),
    code: message,
  }));
  // A number that cannot be read is told once: not also as one that is missing
  const rest = judged.success ? entryFaults(form, judged.data) : [];
  const hasOptions = new Set(
    indicesOf(form).flatMap(({ id, options }) => (options ? [`/values/${id}`] : [])),
  );
  const lacking = (pointer: string) => (hasOptions.has(pointer) ? 'required-choice' : 'required-number');
  const left = judged.success
    ? []
    : indicesOf(form).flatMap(({ id }) =>
        values[id] === undefined ? [{ part: partOfIndex(id), code: lacking(`/values/${id}`) }] : [],
      );
  const faults = [
    ...shape,
    ...left,
    ...rest.map(({ pointer, code }) => ({
      part: partOfPointer(pointer),
      code: code === 'missing' ? lacking(pointer) : code,
    })),
    ...(typed['day'] && typed['day'] > today ? [{ part: 'day', code: 'future-day' }] : []),
  ];
  const order = ['day', 'percent', ...indicesOf(form).map(({ id }) => partOfIndex(id))];
  const all = firstOfEach(faults).toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  return judged.success && all.length === 0 ? { fields: judged.data } : { faults: all };
};

import * as z from 'zod/mini';
import {
  FormBand,
  FormDefinition,
  FormGate,
  FormIndex,
  FormOption,
  FormSource,
  FormText,
  FormWhen,
  formEntries,
  IndexForm,
  TotalForm,
} from '../../domain/form-definition.ts';
import type { FormFault } from '../../domain/form-faults.ts';
import { nearest } from '../../domain/nearest.ts';

/** Which fields there are at a place of a form, a place of a list being `*`. */
const names: Readonly<Record<string, readonly string[]>> = {
  source: Object.keys(FormSource.shape),
  'indices/*': Object.keys(FormIndex.shape),
  'indices/*/options/*': Object.keys(FormOption.shape),
  'bands/*': Object.keys(FormBand.shape),
  'gates/*': Object.keys(FormGate.shape),
  'gates/*/when': Object.keys(FormWhen.shape),
};

/** The fields at a path; of texts their languages, at the top those of the way that the form is entered. */
const namesAt = (path: readonly PropertyKey[], value: unknown): readonly string[] => {
  if (path.length === 0) {
    const isTotal = typeof value === 'object' && value !== null && Reflect.get(value, 'entry') === 'total';
    return Object.keys(isTotal ? TotalForm.shape : IndexForm.shape);
  }
  const place = path.map((part) => (typeof part === 'number' ? '*' : String(part))).join('/');
  return names[place] ?? Object.keys(FormText.shape);
};

type Issue = z.core.$ZodIssue;

const partsOf = (path: readonly PropertyKey[]) =>
  path.map((part) => (typeof part === 'number' ? part : String(part)));

const shown = (value: unknown) => String(typeof value === 'object' ? '' : value).slice(0, 60);

const unknownField = (name: string, known: readonly string[]): Omit<FormFault, 'path'> => {
  const near = nearest(name, known);
  const says = { name: name.slice(0, 60), near: near ?? '', known: known.join(', ') };
  // `{ upTo: 27,5 }` is two fields to the file's language
  if (/^\d+$/.test(name)) return { code: 'comma-in-braces', says };
  return { code: near === null ? 'unknown-field' : 'unknown-field-near', says };
};

/** How many fields of one place are looked at: a file of nothing else need not be told of them all. */
const mostUnknown = 50;

const unknownFields = (issue: Issue & { code: 'unrecognized_keys' }, value: unknown): FormFault[] => {
  const known = namesAt(issue.path, value);
  return issue.keys
    .slice(0, mostUnknown)
    .map((name) => ({ path: [...partsOf(issue.path), name], ...unknownField(name, known) }));
};

const wrongOption = (issue: Issue & { code: 'invalid_value' }, says: Record<string, string>): FormFault => {
  const options = issue.values.map(String);
  const near = nearest(says['value'] ?? '', options);
  const code = near === null ? 'not-an-option' : 'not-an-option-near';
  return {
    path: partsOf(issue.path),
    code,
    says: { ...says, options: options.join(', '), near: near ?? '' },
  };
};

/** What decides how a form is entered is wrong, or not there. */
const wrongEntry = (form: object): FormFault | null => {
  const entry: unknown = Reflect.get(form, 'entry');
  if (formEntries.some((one) => one === entry)) return null;
  const says = { name: 'entry', value: shown(entry), options: formEntries.join(', ') };
  if (entry === undefined) return { path: ['entry'], code: 'missing', says };
  if (entry === null) return { path: ['entry'], code: 'empty-field', says };
  const near = nearest(says.value, formEntries);
  const code = near === null ? 'not-an-option' : 'not-an-option-near';
  return { path: ['entry'], code, says: { ...says, near: near ?? '' } };
};

/** A number typed as Vietnamese writes it is a text to the file's language. */
const commaNumber = /^-?\d+,\d+$/;

const limitOf = (issue: Issue): string => {
  if (issue.code === 'too_big') return String(issue.maximum);
  return issue.code === 'too_small' ? String(issue.minimum) : '';
};

const faultsOf = (issue: Issue, value: unknown): FormFault[] => {
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, value);
  const path = partsOf(issue.path);
  const says = {
    name: String(path.findLast((part) => typeof part === 'string') ?? ''),
    value: shown(issue.input),
  };
  if (issue.input === undefined && issue.code !== 'custom') {
    const code = typeof path.at(-1) === 'number' ? 'empty-field' : 'missing';
    return [{ path, code, says }];
  }
  if (issue.input === null) return [{ path, code: 'empty-field', says }];
  if (issue.code === 'invalid_value') return [wrongOption(issue, says)];
  if (issue.message === 'not-a-number' && typeof issue.input === 'string' && commaNumber.test(issue.input))
    return [{ path, code: 'comma-number', says: { ...says, near: issue.input.replace(',', '.') } }];
  const code = issue.message === 'missing' ? 'empty-field' : issue.message;
  return [{ path, code, says: { ...says, limit: limitOf(issue) } }];
};

type Judged =
  | { form: FormDefinition; faults?: undefined }
  | { form?: undefined; faults: readonly FormFault[] };

/** A form of plain values, or everything that its shape does not allow. */
export const judgeShape = (value: unknown): Judged => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { faults: [{ path: [], code: 'not-a-form', says: { known: namesAt([], value).join(', ') } }] };
  const wrong = wrongEntry(value);
  // Whoever got the way of entering wrong is told the rest as well: most forms are entered by index
  const judged = z.safeParse(wrong ? IndexForm : FormDefinition, value, { reportInput: true });
  if (judged.success) return { form: judged.data };
  const issues = judged.error.issues.filter(({ path }) => wrong === null || path[0] !== 'entry');
  return { faults: [...(wrong ? [wrong] : []), ...issues.flatMap((issue) => faultsOf(issue, value))] };
};

import type { Fault } from '../../domain/failure.ts';
import type { FormDefinition } from '../../domain/form-definition.ts';
import { type FormFault, formFaults } from '../../domain/form-faults.ts';
import { judgeShape } from './form-shape.ts';
import type { TextFault } from './form-tokens.ts';
import { type FormTree, readTree } from './form-tree.ts';

/** A fault of a file with a form, with the line and the column where to mend it, from 1. */
export type LinedFault = Fault & { line: number; column: number };

/** A form with what tells the line of one of its fields, or what is wrong with the file, by its lines. */
export type ReadForm =
  | { form: FormDefinition; text: string; at: (fault: FormFault) => LinedFault; faults?: undefined }
  | { form?: undefined; faults: readonly LinedFault[] };

/** How many faults are told at once. */
const mostFaults = 50;

/** Characters that no editor shows and no form needs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unshowable = /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Line and column of a place, both from 1; beyond the last letter that there is, of that letter. */
const spotOf = (text: string, at: number): { line: number; column: number } => {
  const before = text.slice(0, Math.max(0, Math.min(at, text.trimEnd().length - 1)));
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
};

const lined = (text: string, { code, at, says = {} }: TextFault, pointer = ''): LinedFault => {
  const spot = spotOf(text, at);
  return { pointer, code, why: 'form', says: { ...says, line: String(spot.line) }, ...spot };
};

const pointerOf = (path: FormFault['path']) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where a fault of a form stands: at its value; what is missing, where the thing begins that lacks it. */
const placeFault =
  (text: string, { placeOf }: FormTree) =>
  ({ path, code, says = {} }: FormFault): LinedFault => {
    const own = placeOf(path);
    const isKey = code.startsWith('unknown-field') || code === 'empty-field' || code === 'comma-in-braces';
    for (let length = path.length; own === undefined && length > 0; length -= 1) {
      const parent = placeOf(path.slice(0, length - 1));
      if (parent) return lined(text, { code, at: parent.key, says }, pointerOf(path));
    }
    return lined(text, { code, at: (isKey ? own?.key : own?.value) ?? 0, says }, pointerOf(path));
  };

const inOrder = (faults: readonly LinedFault[]): readonly LinedFault[] => {
  const once = new Map(faults.map((fault) => [`${fault.line} ${fault.code} ${fault.pointer}`, fault]));
  return [...once.values()].toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, mostFaults);
};

/** Faults of the text itself: of a line the first, which causes the others. */
const ofText = (text: string, faults: readonly TextFault[]): readonly LinedFault[] => {
  const all = inOrder(faults.slice(0, mostFaults).map((fault) => lined(text, fault)));
  return all.filter(({ line }, place) => all.findIndex((one) => one.line === line) === place);
};

const alone = (text: string, code: string, at = 0): ReadForm => ({ faults: [lined(text, { code, at })] });

/**
 * A form from the bytes of its file, YAML 1.2 or JSON in UTF-8: without anchors, tags, directives or a second document, each field
 * once. What is wrong comes with its line, from the top; what does not go together is told once the shape is right.
 */
export const readDefinition = (bytes: Uint8Array): ReadForm => {
  const raw = decoded(bytes);
  if (raw === null) return alone('', 'not-utf8');
  const text = raw.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return alone('', 'empty-file');
  const odd = text.search(unshowable);
  if (odd >= 0) return alone(text, 'odd-character', odd);
  const { tree, faults } = readTree(text);
  if (faults.length > 0) return { faults: ofText(text, faults) };
  const at = placeFault(text, tree);
  const judged = judgeShape(tree.value);
  if (judged.faults) return { faults: inOrder(judged.faults.slice(0, mostFaults).map(at)) };
  const wrong = formFaults(judged.form);
  return wrong.length > 0
    ? { faults: inOrder(wrong.slice(0, mostFaults).map(at)) }
    : { form: judged.form, text, at };
};

import { isMap, isScalar, isSeq, parseDocument, type YAMLError } from 'yaml';
import { deepest, lastOpen, type TextFault, tokenFault } from './form-tokens.ts';

/** Where a field begins and where its value does, in characters from the start of the text. */
type Place = { key: number; value: number };

/** What a file says as plain values, and where each of them stands. */
export type FormTree = { value: unknown; placeOf: (path: readonly PropertyKey[]) => Place | undefined };

type Read = { tree: FormTree; faults: readonly TextFault[] };

const pathName = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String));

const codes: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'tab-indent',
  BAD_INDENT: 'bad-indent',
  BAD_PROP_ORDER: 'syntax',
  BLOCK_AS_IMPLICIT_KEY: 'colon-in-text',
  MULTILINE_IMPLICIT_KEY: 'no-colon',
  MISSING_CHAR: 'missing-char',
  BAD_SCALAR_START: 'quote-it',
};

/** A text that goes on in the next line by its indent, and has a name and a colon there: that line's indent is what is wrong. */
const indentFault = (text: string, at: number): TextFault => {
  const next = text.indexOf('\n', at) + 1;
  const indent = /^[ \t]*/.exec(text.slice(next))?.[0] ?? '';
  return { code: indent.includes('\t') ? 'tab-indent' : 'bad-indent', at: next };
};

const syntaxFault = (
  text: string,
  errors: readonly YAMLError[],
  { code, message, pos }: YAMLError,
): TextFault => {
  const isSplit = (name: string) => errors.some((one) => one.code === name && one.pos[0] === pos[0]);
  if (isSplit('BLOCK_AS_IMPLICIT_KEY') && isSplit('MULTILINE_IMPLICIT_KEY')) return indentFault(text, pos[0]);
  const open = /closing|end with a|indented and end/i.test(message) ? lastOpen(text) : null;
  return open === null
    ? { code: codes[code] ?? 'syntax', at: pos[0] }
    : { code: 'never-closed', at: open, says: { name: text[open] ?? '' } };
};

/** How many faults of the language itself are told: the first ones cause the others. */
const mostSyntaxFaults = 3;

/** A text without tabs, anchors and the like as values with their places. Of a text that cannot be read, the faults alone. */
export const readTree = (text: string): Read => {
  const refused = tokenFault(text);
  const nothing: FormTree = { value: null, placeOf: () => undefined };
  if (refused) return { tree: nothing, faults: [refused] };
  const document = parseDocument(text, {
    ...{ schema: 'core', version: '1.2', merge: false, uniqueKeys: false, strict: true },
    ...{ prettyErrors: false, logLevel: 'silent', keepSourceTokens: false },
  });
  if (document.errors.length > 0) {
    const first = document.errors.slice(0, mostSyntaxFaults);
    return { tree: nothing, faults: first.map((error) => syntaxFault(text, document.errors, error)) };
  }
  return placed(document.contents);
};

type Walk = { places: Map<string, Place>; faults: TextFault[] };

const startOf = (node: unknown): number =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : 0;

const placed = (contents: unknown): Read => {
  const walk: Walk = { places: new Map(), faults: [] };
  const value = plain(contents, [], 0, walk);
  const at = startOf(contents);
  walk.places.set(pathName([]), { key: at, value: at });
  return {
    tree: { value, placeOf: (path) => walk.places.get(pathName(path)) },
    faults: walk.faults,
  };
};

const plain = (node: unknown, path: readonly PropertyKey[], depth: number, walk: Walk): unknown => {
  if (depth > deepest) {
    walk.faults.push({ code: 'too-deep', at: startOf(node), says: { most: String(deepest) } });
    return null;
  }
  if (isSeq(node))
    return node.items.map((item, place) => {
      const at = startOf(item);
      walk.places.set(pathName([...path, place]), { key: at, value: at });
      return plain(item, [...path, place], depth + 1, walk);
    });
  if (isMap(node)) return fieldsOf(node, path, depth, walk);
  return isScalar(node) ? node.value : null;
};

const fieldsOf = (
  node: { items: readonly { key: unknown; value: unknown }[] },
  path: readonly PropertyKey[],
  depth: number,
  walk: Walk,
): Record<string, unknown> => {
  const fields = new Map<string, unknown>();
  for (const { key, value } of node.items) {
    const at = startOf(key);
    if (!isScalar(key) || typeof key.value === 'object') {
      walk.faults.push({ code: 'bad-key', at });
      continue;
    }
    const name = String(key.value);
    if (fields.has(name)) {
      walk.faults.push({ code: 'duplicate-key', at, says: { name: name.slice(0, 60) } });
      continue;
    }
    walk.places.set(pathName([...path, name]), { key: at, value: value === null ? at : startOf(value) });
    fields.set(name, plain(value, [...path, name], depth + 1, walk));
  }
  return Object.fromEntries(fields);
};

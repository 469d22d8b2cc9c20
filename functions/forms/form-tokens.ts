import { CST, Lexer } from 'yaml';

/** Something wrong at a place of the text: characters from its start; `says` fills the words. */
export type TextFault = { code: string; at: number; says?: Readonly<Record<string, string>> };

/** How deep lists and fields may lie in each other; a form needs six. */
export const deepest = 20;

const refused: Readonly<Record<string, string>> = {
  anchor: 'no-anchor',
  alias: 'no-anchor',
  tag: 'no-tag',
  'directive-line': 'no-directive',
};

/** A word of the text: its kind, where it begins, and how far into its line. */
type Word = { type: string | null; source: string; at: number; column: number };

/** The words of a text without control characters, in their order; signs of the lexer that stand for no text are left out. */
function* wordsOf(text: string): Generator<Word> {
  let [at, lineStart, isScalar] = [0, 0, false];
  for (const source of new Lexer().lex(text)) {
    const type = isScalar ? 'scalar' : CST.tokenType(source);
    isScalar = type === 'scalar' && source === CST.SCALAR;
    if (isScalar || source === CST.DOCUMENT || source === CST.FLOW_END) continue;
    yield { type, source, at, column: at - lineStart };
    const end = source.lastIndexOf('\n');
    at += source.length;
    if (end >= 0) lineStart = at - (source.length - end - 1);
  }
}

const isContent = (type: string | null) =>
  type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'doc-start' && type !== 'doc-end';

/** What is known of the text so far: open brackets, list and key signs of this line, and whether its one document is over. */
type Seen = { flow: number; line: number; started: boolean; content: boolean; ended: boolean };

const sink = (seen: Seen, type: string | null): void => {
  if (type === 'flow-seq-start' || type === 'flow-map-start') seen.flow += 1;
  else if (type === 'flow-seq-end' || type === 'flow-map-end') seen.flow -= 1;
  else if (type === 'seq-item-ind' || type === 'explicit-key-ind') seen.line += 1;
  else if (type === 'newline') seen.line = 0;
};

const isSecond = (seen: Seen, type: string | null): boolean => {
  if (type === 'doc-start' && (seen.started || seen.content)) return true;
  if (isContent(type) && seen.ended && seen.content) return true;
  seen.started ||= type === 'doc-start';
  seen.ended ||= type === 'doc-end';
  seen.content ||= isContent(type);
  return false;
};

/**
 * The first thing of a text that no form needs: an anchor or alias, a tag, a directive, a second document, or a depth that nobody
 * would write. Looked for in its words, before anything is built of them: what is built of such a text may be endless.
 */
export const tokenFault = (text: string): TextFault | null => {
  const seen: Seen = { flow: 0, line: 0, started: false, content: false, ended: false };
  for (const { type, source, at, column } of wordsOf(text)) {
    const code = refused[type ?? ''];
    if (code) return { code, at, says: { name: source.slice(0, 40) } };
    if (isSecond(seen, type)) return { code: 'one-form-only', at };
    sink(seen, type);
    const isDeep = seen.flow + seen.line > deepest || (isContent(type) && seen.flow === 0 && column > 4000);
    if (isDeep) return { code: 'too-deep', at, says: { most: String(deepest) } };
  }
  return null;
};

/** Where the bracket or the quote begins that is never closed: the last one open. */
export const lastOpen = (text: string): number | null => {
  const open: number[] = [];
  let quote: number | null = null;
  for (const { type, source, at } of wordsOf(text)) {
    if (type === 'flow-seq-start' || type === 'flow-map-start') open.push(at);
    if (type === 'flow-seq-end' || type === 'flow-map-end') open.pop();
    const isQuoted = type === 'double-quoted-scalar' || type === 'single-quoted-scalar';
    if (isQuoted && (source.length < 2 || source.at(-1) !== source[0])) quote = at;
  }
  return quote ?? open.at(-1) ?? null;
};

/** Where things stand in a text of JSON: the line (from 1) of every value by its JSON pointer. */
export type JsonLines = ReadonlyMap<string, number>;

type Open = { kind: 'object'; key: string; awaits: 'key' | 'value' } | { kind: 'array'; index: number };

const tokens = /"(?:[^"\\\n]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (open: readonly Open[]) =>
  open.map((one) => `/${one.kind === 'object' ? escaped(one.key) : one.index}`).join('');

/** A name of an object's member; what stands there otherwise is a value. */
const readsKey = (top: Open | undefined, token: string): boolean => {
  if (top?.kind !== 'object' || top.awaits !== 'key' || !token.startsWith('"')) return false;
  top.key = String(JSON.parse(token));
  top.awaits = 'value';
  return true;
};

const goOn = (top: Open | undefined) => {
  if (top?.kind === 'array') top.index += 1;
  if (top?.kind === 'object') top.awaits = 'key';
};

/** The lines of everything in a text that `JSON.parse` takes. */
export const jsonLines = (text: string): JsonLines => {
  const lines = new Map<string, number>();
  const open: Open[] = [];
  let line = 1;
  let read = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    line += text.slice(read, index).split('\n').length - 1;
    read = index;
    const top = open.at(-1);
    if (token === ',') goOn(top);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':' && !readsKey(top, token)) {
      lines.set(pointerOf(open), line);
      if (token === '{') open.push({ kind: 'object', key: '', awaits: 'key' });
      if (token === '[') open.push({ kind: 'array', index: 0 });
    }
  }
  return lines;
};

/** The line of a pointer, or of the nearest thing around it that is there. */
export const lineAt = (lines: JsonLines, pointer: string): number => {
  const known = lines.get(pointer);
  if (known !== undefined || pointer === '') return known ?? 1;
  return lineAt(lines, pointer.slice(0, pointer.lastIndexOf('/')));
};

/** The line at which a text stops being JSON, out of the parser's own words; null where it does not say. */
export const brokenLine = (text: string, said: string): number | null => {
  const line = /\bline (\d+)/.exec(said)?.[1];
  if (line) return Number(line);
  const position = /\bposition (\d+)/.exec(said)?.[1];
  if (position) return text.slice(0, Number(position)).split('\n').length;
  return /end of JSON|EOF|end of data|unterminated/i.test(said) ? text.trimEnd().split('\n').length : null;
};

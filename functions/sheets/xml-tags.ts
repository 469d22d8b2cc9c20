import { Invalid } from '../../domain/failure.ts';

/** An opening tag: its name without a prefix, and its attributes as they stand. `closed` is `<c/>`; `end` is `</c>`. */
export type Tag = { name: string; attributes: string; isEnd: boolean; isClosed: boolean };

/** Longest tag, in characters: that of a sheet names its namespaces, and others have a few attributes. */
const longestTag = 16_384;

/** Longest text between two tags, in characters: a cell holds 32,767, each written as an entity at most. */
const longestText = 262_144;

const space = /\s/;

/** Where a tag that begins at `start` ends: a `>` in quotes is part of a value. */
const endOfTag = (xml: string, start: number): number => {
  for (let at = start; at < xml.length; at += 1) {
    const sign = xml[at];
    if (sign === '>') return at;
    if (sign === '"' || sign === "'") {
      const close = xml.indexOf(sign, at + 1);
      if (close === -1) break;
      at = close;
    }
  }
  throw new Invalid('unreadable-sheet');
};

/**
 * The tags of an XML text one by one, in one pass over it. Declarations, comments and entities have no place in a sheet, nor
 * has a tag of thousands of attributes.
 * @throws Invalid `unsafe-sheet` for `<!` and for such a tag, `unreadable-sheet` for a tag without an end
 */
export function* xmlTags(xml: string): Generator<Tag> {
  let before = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    if (at - before > longestText) throw new Invalid('too-large-sheet');
    if (xml[at + 1] === '!') throw new Invalid('unsafe-sheet');
    const end = endOfTag(xml, at + 1);
    if (end - at > longestTag) throw new Invalid('unsafe-sheet');
    if (xml[at + 1] !== '?') yield tagOf(xml.slice(at + 1, end));
    at = end + 1;
    before = at;
  }
}

const tagOf = (text: string): Tag => {
  const isEnd = text.startsWith('/');
  const isClosed = text.endsWith('/');
  const inner = text.slice(isEnd ? 1 : 0, isClosed && !isEnd ? -1 : undefined);
  let stop = 0;
  while (stop < inner.length && !space.test(inner[stop] ?? '')) stop += 1;
  const name = inner.slice(0, stop);
  return { name: name.slice(name.indexOf(':') + 1), attributes: inner.slice(stop), isEnd, isClosed };
};

/** The value of an attribute, its prefix left away; undefined where the tag has none. */
export const attributeOf = ({ attributes }: Tag, name: string): string | undefined => {
  for (const [, own = '', quoted = ''] of attributes.matchAll(/([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g))
    if (own === name || own.endsWith(`:${name}`)) return quoted.slice(1, -1);
  return undefined;
};

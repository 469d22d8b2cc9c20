import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { langs } from '../../../domain/texts/text.ts';

const dictionaries = [
  ...['page-rules', 'rule-conditions', 'criteria', 'gates', 'life-cycle'],
  ...['roles', 'rules', 'template', 'standing'],
];

/** Names, a formula, and what no version changes: how full vaccination and a silent site are defined, and the days of laws. */
const fixed =
  /\b(F0|F1|2194|EARS C2)\b|\{[^}]*\}|khác 0|not 0|100 ×|(năm|of) 2021|quá 14 ngày|than 14 days|[12] kỳ|(\d+\/)?\d+\/20\d\d|\d+ \w+ 20\d\d/g;
/** Digits, and the words that stood for a share, a span or a count. */
const number = /\d|một nửa|nửa điểm|hai lần|\bhalf\b|two cycles|the last seven|median of seven/;

type Texts = string | { readonly [id: string]: Texts };
const flat = (texts: Texts, path: string): [string, string][] =>
  typeof texts === 'string'
    ? [[path, texts]]
    : Object.entries(texts).flatMap(([id, inner]) => flat(inner, `${path}.${id}`));

// As they are written, with the slots of the pack still open.
const textsOf = (lang: string, name: string): Texts =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../domain/texts', lang, `${name}.json`), 'utf8'));

it.each(langs)('writes no number of a template or a pack into a sentence by hand, in %s', (lang) => {
  const said = dictionaries.flatMap((name) => flat(textsOf(lang, name), name));
  expect(said.filter(([, text]) => number.test(text.replaceAll(fixed, '')))).toEqual([]);
});

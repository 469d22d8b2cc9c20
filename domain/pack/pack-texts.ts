import * as z from 'zod/mini';
import { isById, isList, packSlotsOf, type Texts } from '../texts/pack-slots.ts';
import { type Lang, langs } from '../texts/text.ts';
import type { Dictionaries } from './pack.ts';
import type { PackProblem } from './pack-problem.ts';

const Text: z.ZodMiniType<Texts> = z.union([
  z.string().check(z.minLength(1)),
  z.array(z.lazy(() => Text)),
  z.record(
    z.string(),
    z.lazy(() => Text),
  ),
]);

/** Texts of the pack's own by dictionary and id: they stand in the place of the project's. */
export const PackTexts = z.record(z.string(), Text);
export type PackTexts = z.infer<typeof PackTexts>;

/** The texts of a pack in each language; those that could not be read are left out. */
export type OwnTexts = Readonly<Record<Lang, PackTexts | undefined>>;

/** The dictionary to which a pack may add ids: documents that only its own templates rest on. */
const open = 'sources';

/** Longest label, letters: it stands in heads of tables and on phones. */
const labelLetters = 24;

const below = (texts: Texts | undefined, id: string): Texts | undefined =>
  isById(texts)
    ? Object.hasOwn(texts, id)
      ? texts[id]
      : undefined
    : isList(texts)
      ? texts[Number(id)]
      : undefined;

/** The text or the part of a dictionary at a path. */
export const textAt = (texts: Texts | undefined, path: readonly string[]): Texts | undefined =>
  path.reduce<Texts | undefined>(below, texts);

/** Names of the slots `{pack.…}`; null where they are not known, since a file that they are of could not be read. */
type Slots = ReadonlySet<string> | null;

type Leaf = { path: string[]; text: string };
const leaves = (texts: Texts, path: string[]): Leaf[] =>
  typeof texts === 'string'
    ? [{ path, text: texts }]
    : Object.entries(texts).flatMap(([id, inner]) => leaves(inner, [...path, id]));

const slotsOf = (text: string): string =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).filter((name) => name !== 'pack'))]
    .sort()
    .join(', ');

const leafFaults = (
  file: string,
  { path, text }: Leaf,
  base: Texts | undefined,
  slots: Slots,
): PackProblem[] => {
  const says = (what: string): PackProblem => ({ file, path, says: what });
  const isAdded = base === undefined;
  if (isAdded && path[0] !== open) return [says('is no text of the project: an id is misspelt')];
  if (!isAdded && typeof base !== 'string')
    return [says('has texts below it in the project, and is none itself')];
  const unknown = packSlotsOf(text).filter((name) => slots !== null && !slots.has(name));
  const [wanted, given] = [slotsOf(base ?? ''), slotsOf(text)];
  return [
    ...(isAdded || wanted === given
      ? []
      : [says(`must have the slots ${wanted || 'none'}, has ${given || 'none'}`)]),
    ...unknown.map((name) => says(`has the slot {pack.${name}}, which no pack fills`)),
    ...(path.at(-1) === 'label' && [...text].length > labelLetters
      ? [says(`is a label: ${labelLetters} letters at most`)]
      : []),
    ...(text === text.normalize('NFC') ? [] : [says('must be written in NFC: one way to write each letter')]),
  ];
};

/** A source that the pack adds has a label and a line of help. */
const addedFaults = (file: string, own: PackTexts, base: Texts): PackProblem[] => {
  const sources = own[open];
  if (!isById(sources)) return [];
  return Object.keys(sources).flatMap((id) =>
    ['label', 'help'].flatMap((part) =>
      textAt(base, [open, id, part]) === undefined && textAt(sources, [id, part]) === undefined
        ? [{ file, path: [open, id], says: `lacks its ${part}` }]
        : [],
    ),
  );
};

/** A text stands in the place of one that exists, with its slots, and in both languages. */
export const textFaults = (own: OwnTexts, base: Dictionaries, slots: Slots): PackProblem[] =>
  langs.flatMap((lang) => {
    const texts = own[lang];
    if (texts === undefined) return [];
    const file = `texts.${lang}.json`;
    const other = lang === 'vi' ? 'en' : 'vi';
    return [
      ...leaves(texts, []).flatMap((leaf) => [
        ...leafFaults(file, leaf, textAt(base[lang], leaf.path), slots),
        ...(own[other] !== undefined && textAt(own[other], leaf.path) === undefined
          ? [{ file, path: leaf.path, says: `has no counterpart in texts.${other}.json` }]
          : []),
      ]),
      ...addedFaults(file, texts, base[lang]),
    ];
  });

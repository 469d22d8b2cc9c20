import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Dictionaries } from '../../domain/pack/pack.ts';
import { Texts } from '../../functions/local/pack-texts.ts';

const root = join(import.meta.dirname, '../..');

/** The packs that there are: the project's own, and a small one of a province that does not exist. */
export const packs = {
  'thai-nguyen': join(root, 'domain/thai-nguyen'),
  'vi-du': join(root, 'test/packs/vi-du'),
} as const;

type Json = Record<string, unknown>;

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const jsonIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.json'));

/** The files of a pack as they are parsed. */
export const filesOf = (folder: string): Json =>
  Object.fromEntries(jsonIn(folder).map((file) => [file, read(join(folder, file))]));

/** A copy of something parsed with another value at a place; `undefined` takes away what is there. */
export const changed = (files: Json, path: readonly (string | number)[], value: unknown): Json => {
  const copy = structuredClone(files);
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null) throw new Error(`nothing at ${path.join('/')}`);
    return Reflect.get(inner, key);
  }, copy);
  if (typeof holder !== 'object' || holder === null) throw new Error(`nothing at ${path.join('/')}`);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy;
};

const dictionariesOf = (lang: string) => {
  const folder = join(root, 'domain/texts', lang);
  return Object.fromEntries(
    jsonIn(folder).map((file) => [basename(file, '.json'), Texts.parse(read(join(folder, file)))]),
  );
};

/** The project's dictionaries as they lie there. */
export const dictionaries: Dictionaries = { vi: dictionariesOf('vi'), en: dictionariesOf('en') };

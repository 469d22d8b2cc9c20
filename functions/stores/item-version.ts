import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

/** The attribute of every item of `records` that tells the version of its shape: 3 bytes, beside kilobytes. */
export const versionAttribute = 'v';

/** An item as the stores see it, or a part of one that was read. */
export type Item = Record<string, unknown>;

/**
 * Turns an item of one version into the next. It bears what a list reads of an item (a few attributes), and leaves alone what has the new
 * shape already, so that doing it twice is doing it once.
 */
export type Step = (item: Item) => Item;

/**
 * The versions of a release. `written`: what it writes, and what its schemas read. `known`: the newest that its schemas bear as it is;
 * it runs ahead of `written` by one in the release before a change (docs/decisions/0025). `steps[n]` leads from version n + 1 to n + 2.
 */
export type Versions = { written: number; known: number; steps: readonly Step[] };

/** The versions of this release. @see docs/decisions/0025-versions-of-items.md before you change it */
export const present: Versions = { written: 1, known: 1, steps: [] };

/** An item was written by a release that is newer than this one, which would write over what it does not understand. */
export class NewerItem extends Error {
  override readonly name = 'NewerItem';
}

/** Items that carry none were written before items had a version. */
export const firstVersion = 1;

const versionIn = (item: Item): number => {
  const version = item[versionAttribute] === undefined ? firstVersion : item[versionAttribute];
  if (typeof version === 'number' && Number.isInteger(version) && version >= firstVersion) return version;
  throw new NewerItem(`an item's version is ${JSON.stringify(version)}: no version of ours`);
};

/** The item in the shape that this release reads, without its version. @throws NewerItem when this release does not know it */
export const upcast = (item: Item, { known, steps }: Versions = present): Item => {
  const version = versionIn(item);
  if (version > known) throw new NewerItem(`an item has version ${version}; this release knows ${known}`);
  const { [versionAttribute]: _, ...rest } = item;
  return steps.slice(version - 1).reduce((now, step) => step(now), rest);
};

type Image = Record<string, AttributeValue>;

/** The record of a stream with both images in the shape that this release reads. @throws NewerItem as `upcast` does */
export const presentRecord = (record: DynamoDBRecord, versions: Versions = present): DynamoDBRecord => {
  const { NewImage, OldImage } = record.dynamodb ?? {};
  const images = {
    ...(NewImage !== undefined && { NewImage: presentImage(NewImage, versions) }),
    ...(OldImage !== undefined && { OldImage: presentImage(OldImage, versions) }),
  };
  return { ...record, dynamodb: { ...record.dynamodb, ...images } };
};

const presentImage = (image: Image, versions: Versions): Image => imageOf(upcast(itemOf(image), versions));

const itemOf = (image: Image): Item =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, nativeOf(value)]));

const imageOf = (item: object): Image =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeOf(value)]));

/** Items of ours hold texts, numbers, truths, null, lists and maps: no sets and no bytes. */
const nativeOf = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL !== undefined) return null;
  if (value.L !== undefined) return value.L.map(nativeOf);
  if (value.M !== undefined) return itemOf(value.M);
  throw new TypeError(`an image holds ${Object.keys(value).join()}, which no item of ours does`);
};

const attributeOf = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null || value === undefined) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  if (typeof value === 'object') return { M: imageOf(value) };
  throw new TypeError(`a step made a ${typeof value}, which no item of ours holds`);
};

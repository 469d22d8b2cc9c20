/**
 * A number from 0 to 1 (not included) that follows from the words alone: the same site, day and question get the same answer at every
 * start, and in whatever order they are asked. FNV-1a, then the finaliser of MurmurHash3.
 */
export const chance = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/** An integer from `low` to `high`, both included. */
export const between = (low: number, high: number, ...words: readonly (string | number)[]): number =>
  low + Math.floor(chance(...words) * (high - low + 1));

/** One of the list. @throws RangeError when it is empty */
export const oneOf = <T>(list: readonly T[], ...words: readonly (string | number)[]): T => {
  const one = list[Math.floor(chance(...words) * list.length)];
  if (one === undefined) throw new RangeError('nothing to choose from');
  return one;
};

/** `x` as an integer whose average over many words is `x`. */
export const whole = (x: number, ...words: readonly (string | number)[]): number =>
  Math.floor(x + chance(...words));

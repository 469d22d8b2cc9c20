/** Letters to put in, take out or change to make one word of the other; two neighbours that swapped places count once. */
const distance = (a: string, b: string): number => {
  let older: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        swapped ? (older[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      next.push(cost);
    }
    older = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** Small letters without signs between words: `any_index_at_least` is near `anyIndexAtLeast`. */
const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The name that was probably meant, or null when none is near: at most every third letter may be wrong. */
export const nearest = (word: string, names: readonly string[]): string | null => {
  const said = plain(word.slice(0, 60));
  const ranked = names
    .map((name) => ({ name, far: distance(said, plain(name)) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(Math.max(said.length, name.length) / 3)))
    .toSorted((a, b) => a.far - b.far);
  return ranked[0]?.name ?? null;
};

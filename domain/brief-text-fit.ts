/** Characters as a reader counts them. */
export const lengthOf = (text: string): number => [...text].length;

/** How what does not fit is told: `say` gives the words for so many, `worth` how many a piece stands for that is itself a count. */
export type Rest = { say: (n: number) => string; worth: (piece: string) => number; between: string };

/** As many whole pieces as there is room for, and how many more there are; with no room at all, only that. */
export const fitted = (pieces: readonly string[], room: number, { say, worth, between }: Rest): string => {
  const upTo = (kept: number): string => {
    const left = pieces.slice(kept).reduce((sum, piece) => sum + worth(piece), 0);
    return [...pieces.slice(0, kept), ...(left > 0 ? [say(left)] : [])].join(between);
  };
  const kept = pieces.findLastIndex((_, n) => lengthOf(upTo(n + 1)) <= room);
  return upTo(kept + 1);
};

/** Each piece told more fully where there is room, the first ones first: `forms` go from the shortest to the fullest. */
export const fuller = (forms: readonly (readonly string[])[], room: number, rest: Rest): string => {
  const told = forms.map(([shortest = '']) => shortest);
  if (lengthOf(told.join(rest.between)) > room) return fitted(told, room, rest);
  const most = Math.max(0, ...forms.map(({ length }) => length));
  for (let level = 1; level < most; level += 1)
    for (const [n, form] of forms.entries()) {
      const tried = told.with(n, form[level] ?? told[n] ?? '');
      if (lengthOf(tried.join(rest.between)) <= room) told.splice(0, told.length, ...tried);
    }
  return told.join(rest.between);
};

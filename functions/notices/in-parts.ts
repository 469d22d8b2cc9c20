/** Does the work for each of a list, so many at a time, and answers in its order. The first failure ends it. */
export const inParts = async <T, R>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  for (let start = 0; start < list.length; start += width)
    results.push(...(await Promise.all(list.slice(start, start + width).map(work))));
  return results;
};

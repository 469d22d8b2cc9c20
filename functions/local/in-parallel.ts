/** Does the work for every one of the list, `width` at a time, in their order. The first failure ends it. */
export const inParallel = async <T>(
  list: readonly T[],
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> => {
  const rest = list.values();
  const worker = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
};

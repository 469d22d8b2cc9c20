/** Middle value of a list; of an even number the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
};

/** Does the work for every item, so many at a time. @returns items per second */
export const perSecond = async <T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<number> => {
  const queue = items.values();
  const start = performance.now();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return (items.length * 1000) / (performance.now() - start);
};

/** How long one piece of work takes, in milliseconds. */
export const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export const shown = (value: number, digits = 1) => value.toFixed(digits);

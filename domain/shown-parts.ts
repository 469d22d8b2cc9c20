/**
 * Whole parts that sum exactly to a whole total, each as near to its own value as that allows: the largest remainders are rounded up.
 * A part of 0 stays 0 as long as there are others to bear the rest. `parts` and `total` are in the unit that is shown, such as tenths.
 */
export const shownParts = (parts: readonly number[], total: number): number[] => {
  const shown = parts.map(Math.floor);
  const places = [...parts.keys()].filter((place) => parts[place] !== 0);
  const bearers = (places.length > 0 ? places : [...parts.keys()]).toSorted(
    (a, b) => rest(parts[b]) - rest(parts[a]),
  );
  const missing = total - shown.reduce((sum, n) => sum + n, 0);
  const order = missing > 0 ? bearers : bearers.toReversed();
  for (let n = 0; n < Math.abs(missing) && order.length > 0; n += 1) {
    const place = order[n % order.length] ?? 0;
    shown[place] = (shown[place] ?? 0) + Math.sign(missing);
  }
  return shown;
};

const rest = (value: number | undefined): number => (value ?? 0) - Math.floor(value ?? 0);

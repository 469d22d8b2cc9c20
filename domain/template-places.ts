/*
 * A place in a template by names instead of numbers: `criteria/masks/weight`, where a JSON pointer says `/criteria/3/weight`. Names stay
 * when lines are added, taken away or put in another order.
 */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const idOf = (value: unknown) => (isRecord(value) && typeof value['id'] === 'string' ? value['id'] : null);

/** A value with another one at the place; a place that is not there is left out. */
export const withSaid = (value: unknown, place: readonly string[], said: unknown): unknown => {
  const [first, ...rest] = place;
  if (first === undefined) return said;
  if (Array.isArray(value))
    return value.map((item: unknown) => (idOf(item) === first ? withSaid(item, rest, said) : item));
  if (!isRecord(value)) return value;
  return { ...value, [first]: withSaid(value[first], rest, said) };
};

/** The place of a JSON pointer's parts in the value; inside a list without names it is the list's own. */
export const placeOfPath = (value: unknown, path: readonly PropertyKey[]): string => {
  const [first, ...rest] = path;
  if (first === undefined) return '';
  const inner: unknown = Array.isArray(value)
    ? value[Number(first)]
    : isRecord(value)
      ? value[String(first)]
      : undefined;
  const name = Array.isArray(value) ? idOf(inner) : String(first);
  if (name === null) return '';
  const after = placeOfPath(inner, rest);
  return after === '' ? name : `${name}/${after}`;
};

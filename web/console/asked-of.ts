import * as z from 'zod/mini';

/** A value of the query string, or undefined where it is left out or unknown: an old link still opens. */
export const askedOf = <T extends z.ZodMiniType>(
  schema: T,
  search: string,
  name: string,
): z.output<T> | undefined => {
  const result = z.safeParse<T>(schema, new URLSearchParams(search).get(name));
  return result.success ? result.data : undefined;
};

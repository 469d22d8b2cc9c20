/** A line of the route table, as far as the gateway looks at it. */
export type GatewayRoute = { method: string; path: string; who: unknown };

export type Match = {
  name: string;
  /** As the event says it: `GET /api/sites/{siteId}`. */
  routeKey: string;
  /** True when everybody may call, without a token. */
  open: boolean;
  /** Decoded. */
  params: Record<string, string>;
};

/**
 * Finds routes as an HTTP API does: method and path both match, and a literal segment wins over a parameter.
 * The match is undefined where there is no route, 'malformed' where the path is not percent-encoded text.
 */
export const createMatcher = (routes: Readonly<Record<string, GatewayRoute>>) => {
  const lines = Object.entries(routes)
    .map(([name, { method, path, who }]) => ({
      name,
      method,
      path,
      open: who === 'all',
      parts: path.split('/'),
    }))
    .sort((a, b) => specificity(b.parts).localeCompare(specificity(a.parts)));
  return (method: string, path: string): Match | 'malformed' | undefined => {
    const given = decoded(path.split('/'));
    if (given === undefined) return 'malformed';
    const line = lines.find(({ method: own, parts }) => own === method && fits(parts, given));
    if (line === undefined) return undefined;
    const { name, open, parts } = line;
    const params = parts.flatMap((part, i) =>
      isParameter(part) ? [[part.slice(1, -1), given[i] ?? '']] : [],
    );
    return { name, open, routeKey: `${method} ${line.path}`, params: Object.fromEntries(params) };
  };
};

const isParameter = (part: string): boolean => part.startsWith('{');

/** Sorts after another when its first differing segment is literal. */
const specificity = (parts: readonly string[]): string =>
  parts.map((part) => (isParameter(part) ? '0' : '1')).join('');

const fits = (parts: readonly string[], given: readonly string[]): boolean =>
  parts.length === given.length &&
  parts.every((part, i) => (isParameter(part) ? given[i] !== '' : part === given[i]));

const decoded = (segments: readonly string[]): string[] | undefined => {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
};

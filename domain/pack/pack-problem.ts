import type * as z from 'zod/mini';

/** One thing that is wrong with a pack: the file, where in it, and a sentence that says what to put right. */
export type PackProblem = { file: string; path: readonly (string | number)[]; says: string };

type Issue = z.core.$ZodIssue;

/** What the codes of the domain's own checks mean to whoever writes a pack. */
const codes: Readonly<Record<string, string>> = {
  'not-a-day': 'must be a day, YYYY-MM-DD',
  'not-a-time': 'must be a time of day, HH:MM',
  'not-an-email': 'must be an e-mail address',
  'unknown-zone': 'must be the id of a zone: small letters, digits and hyphens',
  'unknown-risk-level': 'must be one of: very-high, other',
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : value === undefined ? 'missing' : typeof value;

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  tuple: 'a list',
};

const bound = (issue: Issue): string => {
  if (issue.code === 'too_small') {
    const { minimum, origin, inclusive = true } = issue;
    if (origin === 'string' || origin === 'array')
      return minimum === 1 ? 'must not be empty' : `needs ${minimum} or more`;
    return inclusive ? `must be ${minimum} or more` : `must be more than ${minimum}`;
  }
  if (issue.code !== 'too_big') return '';
  const { maximum, origin, inclusive = true } = issue;
  if (origin === 'string' || origin === 'array') return `may have ${maximum} at most`;
  return inclusive ? `must be ${maximum} or less` : `must be less than ${maximum}`;
};

const sentence = (issue: Issue, value: unknown): string => {
  if (value === undefined) return 'is missing';
  const known = codes[issue.message];
  if (known !== undefined) return known;
  if (issue.code === 'invalid_type')
    return `must be ${types[issue.expected] ?? issue.expected}, not ${typeOf(value)}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.join(', ')}, not ${JSON.stringify(value)}`;
  if (issue.code === 'invalid_format')
    return issue.pattern === undefined ? `is no ${issue.format}` : `must match ${issue.pattern}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') return bound(issue);
  return issue.code === 'invalid_union'
    ? 'is none of the forms that are known here'
    : 'holds values that do not go together';
};

/** Keys as they stand in JSON. */
const keys = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key));

/** Of the forms that a value could have, the problems with the nearest. */
const nearest = (issue: Issue): readonly Issue[] | null => {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return null;
  return issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? null;
};

/** Two checks may refuse one value for the same reason. */
const isSame = (a: PackProblem, b: PackProblem): boolean =>
  a.says === b.says && a.path.join('/') === b.path.join('/');

/** The problems that a schema has with the content of a file. */
export const problemsOf = (file: string, value: unknown, issues: readonly Issue[]): PackProblem[] => {
  const problems = issues.flatMap((issue): PackProblem[] => {
    const path = keys(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ file, path: [...path, key], says: 'is a field that no pack has' }));
    const inner = nearest(issue);
    if (inner !== null)
      return problemsOf(file, at(value, issue.path), inner).map((one) => ({
        ...one,
        path: [...path, ...one.path],
      }));
    return [{ file, path, says: sentence(issue, at(value, issue.path)) }];
  });
  return problems.filter((one, n) => problems.findIndex((other) => isSame(one, other)) === n);
};

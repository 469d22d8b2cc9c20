import type { Template } from './template.ts';

/** What a template says at one place: a number, a word, or a list of names such as the ids of its sources. */
export type Said = string | number | boolean | null | readonly (string | number)[];

/**
 * One line of a template as people read it: a criterion, a band, a gate, a rule, a source, or one parameter. `key` is its part and its
 * name (`criteria/masks`, `scenario/windowDays`); `says` holds what it says, by the place inside it (`weight`, `worth/some`), the
 * line's own value by ''.
 */
export type Line = { readonly key: string; readonly says: ReadonlyMap<string, Said> };

/** What a version is called and from when it counts is no rule of its own. */
const labels = new Set(['id', 'version', 'effectiveFrom']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** The members of a part with their names: lists go by the ids of their items. */
const membersOf = (value: unknown): [string, unknown][] => {
  if (Array.isArray(value))
    return value.filter(isRecord).map(({ id, ...rest }): [string, unknown] => [String(id), rest]);
  return isRecord(value) ? Object.entries(value) : [];
};

const saidIn = (value: unknown, place: string): [string, Said][] => {
  if (Array.isArray(value) && value.every(isPlain)) return [[place, value]];
  if (isPlain(value) || typeof value === 'boolean' || value === null) return [[place, value]];
  return membersOf(value).flatMap(([name, inner]) => saidIn(inner, place === '' ? name : `${place}/${name}`));
};

/** Whether a parameter of a part says nothing: what is proposed at a level of risk stands in its place on every day. */
export const isOverruled = ({ riskLevels }: Pick<Template, 'riskLevels'>, part: string, name: string) =>
  part === 'planDefaults' && riskLevels !== undefined && Object.hasOwn(riskLevels.other, name);

/** Everything that a template says, line by line in its own order; what its risk levels overrule is left out. */
export const linesOf = (template: Template): Line[] =>
  Object.entries(template)
    .filter(([part]) => !labels.has(part))
    .flatMap(([part, value]) =>
      membersOf(value)
        .filter(([name]) => !isOverruled(template, part, name))
        .map(([name, inner]) => ({ key: `${part}/${name}`, says: new Map(saidIn(inner, '')) })),
    );

/** Whether the same is said; where nothing is said it differs from everything. */
export const isSame = (a: Said | undefined, b: Said | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

import type { Template } from '../../domain/template.ts';
import { linesOf, type Said } from '../../domain/template-lines.ts';

/** How a place is typed: hours become minutes, ids and numbers are lists, a day may be unknown. */
export type FieldKind =
  | 'number'
  | 'hours'
  | 'hours-or-none'
  | 'day'
  | 'day-or-none'
  | 'ids'
  | 'numbers'
  | 'text'
  | 'severity'
  | 'status';

/** One place of a template that people change; `name` is its place by names, such as `criteria/masks/weight`. */
export type EditField = { name: string; line: string; place: string; kind: FieldKind };

/** What the code goes by, and stays as it is: another value would be another criterion. */
const structural = new Set(['kind', 'field', 'group', 'share', 'exempt', 'atLeast', 'atMost', 'without']);

const kindOf = (part: string, last: string, said: Said): FieldKind | null => {
  if (structural.has(last)) return null;
  if (last === 'verifyWithinMinutes') return 'hours';
  if (last === 'actWithinMinutes') return 'hours-or-none';
  if (last === 'severity' || last === 'status') return last;
  if (part === 'source') return last === 'title' ? 'text' : 'day-or-none';
  if (typeof said === 'number') return 'number';
  if (Array.isArray(said)) return last === 'source' ? 'ids' : 'numbers';
  return null;
};

/** Every place that can be typed, in the order of the template. */
export const fieldsOf = (template: Template): EditField[] => [
  { name: 'effectiveFrom', line: 'effectiveFrom', place: '', kind: 'day' },
  ...linesOf(template).flatMap(({ key, says }) =>
    [...says].flatMap(([place, said]): EditField[] => {
      const name = place === '' ? key : `${key}/${place}`;
      const parts = name.split('/');
      const kind = kindOf(parts[0] ?? '', parts.at(-1) ?? '', said);
      return kind === null ? [] : [{ name, line: key, place, kind }];
    }),
  ),
];

/** What stands at a place of a template. */
export const saidAt = (template: Template, { line, place, kind }: EditField): Said | undefined =>
  kind === 'day'
    ? template.effectiveFrom
    : linesOf(template)
        .find(({ key }) => key === line)
        ?.says.get(place);

import type { Template } from './template.ts';
import { isSame, type Line, linesOf, type Said } from './template-lines.ts';

/** One place at which two versions differ; `before` is missing where a line is new, `after` where it is gone. */
export type Change = {
  /** The line, such as `criteria/masks`. */
  readonly line: string;
  /** The place inside the line, such as `weight`; '' where the line is one value. */
  readonly place: string;
  readonly before: Said | undefined;
  readonly after: Said | undefined;
};

const changesIn = (line: string, before: Line | undefined, after: Line | undefined): Change[] =>
  [...new Set([...(before?.says.keys() ?? []), ...(after?.says.keys() ?? [])])]
    .map((place) => ({ line, place, before: before?.says.get(place), after: after?.says.get(place) }))
    .filter((change) => !isSame(change.before, change.after));

/** All that a version says otherwise than another: in the order of the later one, then what it no longer has. */
export const templateChanges = (before: Template, after: Template): Change[] => {
  const was = new Map(linesOf(before).map((line) => [line.key, line]));
  const is = new Map(linesOf(after).map((line) => [line.key, line]));
  const keys = new Set([...is.keys(), ...was.keys()]);
  return [...keys].flatMap((key) => changesIn(key, was.get(key), is.get(key)));
};

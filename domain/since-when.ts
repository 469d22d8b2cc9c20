import type { Day } from './day.ts';
import { type Template, templateInForce } from './template.ts';
import { templateChanges } from './template-changes.ts';
import { linesOf } from './template-lines.ts';

/** The versions that came into force one after the other up to the day, oldest first; of two for one day only the one that counts. */
export const versionsUntil = (templates: readonly Template[], day: Day): Template[] => {
  const starts = new Set(templates.map(({ effectiveFrom }) => effectiveFrom).filter((from) => from <= day));
  return [...starts]
    .toSorted()
    .map((from) => templateInForce(templates, from))
    .filter((template) => template !== null);
};

/**
 * Since when each line in force on the day has said what it says, by the line's key: the first day of the version that changed it last.
 * Nothing where no version is in force.
 */
export const sinceWhen = (templates: readonly Template[], day: Day): ReadonlyMap<string, Day> => {
  const [first, ...later] = versionsUntil(templates, day);
  if (first === undefined) return new Map();
  let since = new Map(linesOf(first).map(({ key }) => [key, first.effectiveFrom]));
  let before = first;
  for (const version of later) {
    const changed = new Set(templateChanges(before, version).map(({ line }) => line));
    const known = since;
    since = new Map(
      linesOf(version).map(({ key }) => [
        key,
        changed.has(key) ? version.effectiveFrom : (known.get(key) ?? version.effectiveFrom),
      ]),
    );
    before = version;
  }
  return since;
};

import { addDays, Day } from '../../domain/day.ts';
import { sinceWhen, versionsUntil } from '../../domain/since-when.ts';
import type { Template } from '../../domain/template.ts';
import { type Change, templateChanges } from '../../domain/template-changes.ts';
import type { TemplateVersion } from '../../domain/template-version.ts';

/** What the address asks for: the rules of a day, today's where it says none, or one version whatever its state. */
export type Asked = { day: Day | null; template: string | null };

export const askedOf = (search: string): Asked => {
  const said = new URLSearchParams(search);
  const day = Day.safeParse(said.get('day'));
  return { day: day.success ? day.data : null, template: said.get('template') || null };
};

/** The rules that the page tells, and all that is said about their dates. */
export type Shown = {
  version: TemplateVersion;
  /** The day whose rules they are: of a version, its first. */
  day: Day;
  /** The newest day that they are told for: of a version in force today, today. */
  toldOn: Day;
  since: ReadonlyMap<string, Day>;
  /** Only where a version was asked for by its name: the one it follows, and what it says otherwise. */
  before: Template | null;
  changes: readonly Change[];
};

/** The rules of a day; null before the first version. */
export const rulesOn = (approved: readonly TemplateVersion[], day: Day): Shown | null => {
  const templates = approved.map(({ template }) => template);
  const inForce = versionsUntil(templates, day).at(-1);
  const version = approved.find(({ template }) => template === inForce);
  return version
    ? { version, day, toldOn: day, since: sinceWhen(templates, day), before: null, changes: [] }
    : null;
};

/** One version as it would be, or was, on its first day: after those approved for days before. */
export const rulesOf = (
  approved: readonly TemplateVersion[],
  version: TemplateVersion,
  today: Day,
): Shown => {
  const { template } = version;
  const day = template.effectiveFrom;
  const earlier = approved
    .map((one) => one.template)
    .filter(({ id, effectiveFrom }) => id !== template.id && effectiveFrom < day);
  const isNow = rulesOn(approved, today)?.version.template.id === template.id;
  const before = versionsUntil(earlier, addDays(day, -1)).at(-1) ?? null;
  return {
    version,
    day,
    toldOn: isNow ? today : day,
    since: sinceWhen([...earlier, template], day),
    before,
    changes: before ? templateChanges(before, template) : [],
  };
};

/** The versions with the days on which each is in force, newest first; those of one day only as far as they count. */
export const spansOf = (
  approved: readonly TemplateVersion[],
): { version: TemplateVersion; from: Day; to: Day | null }[] => {
  const ends = approved.map(({ template }) => template.effectiveFrom).toSorted();
  return approved
    .toSorted((a, b) => (a.template.effectiveFrom < b.template.effectiveFrom ? 1 : -1))
    .map((version) => {
      const from = version.template.effectiveFrom;
      const next = ends.find((end) => end > from);
      return { version, from, to: next ? addDays(next, -1) : null };
    });
};

/** Which sentence says from when on the version counts: one of a day to come, or that is not approved, is not in force since then. */
export const versionLine = ({ version: { state, template } }: Shown, today: Day) =>
  state !== 'approved' || template.effectiveFrom > today ? 'versionToCome' : 'version';

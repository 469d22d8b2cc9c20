import * as z from 'zod/mini';
import { Band } from './assessment.ts';
import { addDays, type Day, daysBetween } from './day.ts';
import { addCounts, type Contribution } from './figures.ts';
import {
  type Course,
  f0DaysOf,
  type Held,
  type RehearsalFile,
  type Sides,
  sides,
  type Window,
} from './rehearsal.ts';

/** Civil days without F0 before the first F0 of a run. */
const runGapDays = 14;
/** A rule that held in so many civil days before the first F0 of a run was there before it. */
export const foundWithinDays = 7;
/** An alert is followed by F0 that are reported in so many civil days after it was opened. */
export const followedWithinDays = 14;
/** Sites that a result names: those whose bands change on the most days. */
export const mostSites = 50;

/** A site-day's band; `none`: nobody was present, or nothing could be scored. */
export const RehearsedBand = z.enum([...Band.options, 'none']);
export type RehearsedBand = z.infer<typeof RehearsedBand>;

const Tally = z.int().check(z.gte(0));

/** A site whose band is another on `days` of its `of` reported days; its newest band on both sides. */
export const ChangedSite = z.strictObject({
  siteId: z.string(),
  name: z.string(),
  zoneId: z.string(),
  days: Tally,
  of: Tally,
  newest: z.strictObject({ inForce: RehearsedBand, draft: RehearsedBand }),
});
export type ChangedSite = z.infer<typeof ChangedSite>;

/**
 * What some sites come to together. `counts`: a name with its parts between slashes → a number, zeros left out; the sum over disjoint
 * sets of sites is that of all. As large for ten sites as for ten thousand.
 */
export const RehearsalTotals = z.strictObject({
  counts: z.record(z.string(), Tally),
  most: z.array(ChangedSite),
});
export type RehearsalTotals = z.infer<typeof RehearsalTotals>;

export const noTotals: RehearsalTotals = { counts: {}, most: [] };

/** What was seen of both sets of sites: in any order, in any grouping, the same. */
export const mergeTotals = (a: RehearsalTotals, b: RehearsalTotals): RehearsalTotals => ({
  counts: addCounts([a.counts, b.counts]),
  most: [...a.most, ...b.most].toSorted(byChange).slice(0, mostSites),
});

const byChange = (a: ChangedSite, b: ChangedSite): number =>
  b.days - a.days || (a.siteId < b.siteId ? -1 : a.siteId > b.siteId ? 1 : 0);

const bandIn = (course: Course, day: Day | undefined): RehearsedBand =>
  course.scored.find((one) => one.day === day)?.band ?? 'none';

const isIn = ({ from, to }: Window, day: Day): boolean => day >= from && day <= to;

/** First days of runs of F0 within the window. */
const firstOfRuns = (f0Days: readonly Day[], window: Window): Day[] =>
  f0Days.filter(
    (day, place) =>
      isIn(window, day) && daysBetween(f0Days[place - 1] ?? addDays(day, -runGapDays - 1), day) > runGapDays,
  );

const isBetween = (day: Day, from: Day, to: Day) => day >= from && day <= to;

/** How the days on which one rule held lie beside the F0 that came. */
const overlapOf = (held: readonly Held[], f0Days: readonly Day[], window: Window): Contribution => {
  const found = firstOfRuns(f0Days, window).filter((first) =>
    held.some(({ day }) => isBetween(day, addDays(first, -foundWithinDays), addDays(first, -1))),
  );
  // Of later ones it is not known yet what follows.
  const followable = held.filter(
    ({ how, day }) =>
      how === 'opened' && isBetween(day, window.from, addDays(window.to, -followedWithinDays)),
  );
  const followed = followable.filter(({ day }) =>
    f0Days.some((f0) => isBetween(f0, addDays(day, 1), addDays(day, followedWithinDays))),
  );
  return { found: found.length, followable: followable.length, followed: followed.length };
};

const ruleCounts = (held: readonly Held[], f0Days: readonly Day[], window: Window): Contribution => {
  const within = held.filter(({ day }) => isIn(window, day));
  const opened = within.filter(({ how }) => how === 'opened');
  return addCounts([
    ...opened.map(({ day, severity }) => ({
      [`opened/${daysBetween(window.from, day)}`]: 1,
      [`severity/${severity}`]: 1,
    })),
    {
      raised: within.filter(({ how }) => how === 'raised').length,
      held: new Set(within.map(({ day }) => day)).size,
      sites: within.length > 0 ? 1 : 0,
    },
    overlapOf(held, f0Days, window),
  ]);
};

const named = (before: string, counts: Contribution): Contribution =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [`${before}/${name}`, n]));

/** Readiness in tenths: whole numbers add up to the same in any order. */
const scoreCounts = ({ scored }: Course, { from }: Window): Contribution =>
  addCounts(
    scored.map(
      ({ day, readiness }): Contribution =>
        readiness === null
          ? {}
          : {
              [`tenths/${daysBetween(from, day)}`]: Math.round(readiness * 10),
              [`scored/${daysBetween(from, day)}`]: 1,
            },
    ),
  );

const sideCounts = (course: Course, f0Days: readonly Day[], window: Window): Contribution => {
  const byRule = Map.groupBy(course.held, ({ rule }) => rule);
  const rules = [...byRule].map(([rule, held]) => named(rule, ruleCounts(held, f0Days, window)));
  const alerted = course.held.some(({ day }) => isIn(window, day)) ? 1 : 0;
  return addCounts([...rules, scoreCounts(course, window), { alerted }]);
};

const withoutZeros = (counts: Contribution): Contribution =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));

/** What one site came to, as totals of it alone. */
export const totalsOf = (file: RehearsalFile, rehearsed: Sides<Course>, window: Window): RehearsalTotals => {
  const within = ({ held, scored }: Course): Course => ({
    held,
    scored: scored.filter(({ day }) => isIn(window, day)),
  });
  const course = { inForce: within(rehearsed.inForce), draft: within(rehearsed.draft) };
  const f0Days = f0DaysOf(file);
  const days = file.checkIns.map(({ day }) => day).filter((day) => isIn(window, day));
  const pairs = days.map((day) => ({
    day,
    ...{ inForce: bandIn(course.inForce, day), draft: bandIn(course.draft, day) },
  }));
  const changed = pairs.filter(({ inForce, draft }) => inForce !== draft).length;
  const newest = pairs.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
  const counts = addCounts([
    ...sides.map((side) => named(side, sideCounts(course[side], f0Days, window))),
    ...pairs.map(({ day, inForce, draft }) => ({
      [`bands/${inForce}/${draft}`]: 1,
      [`reports/${daysBetween(window.from, day)}`]: 1,
    })),
    newest ? { [`newest/${newest.inForce}/${newest.draft}`]: 1, reporting: 1 } : {},
    {
      ...{ sites: 1, changed: changed > 0 ? 1 : 0 },
      missed: file.missed.filter((day) => isIn(window, day)).length,
      cases: firstOfRuns(f0Days, window).length,
    },
  ]);
  const { siteId, name, zoneId } = file.record.site;
  const most =
    newest && changed > 0
      ? [
          {
            ...{ siteId, name, zoneId, days: changed, of: pairs.length },
            newest: { inForce: newest.inForce, draft: newest.draft },
          },
        ]
      : [];
  return { counts: withoutZeros(counts), most };
};

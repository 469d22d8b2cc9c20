import * as z from 'zod/mini';
import { RuleId } from './alert-brief.ts';
import { daysFrom } from './day.ts';
import type { Window } from './rehearsal.ts';
import { ChangedSite, type RehearsalTotals, RehearsedBand } from './rehearsal-result.ts';

const Tally = z.int().check(z.gte(0));
const Both = z.strictObject({ inForce: Tally, draft: Tally });
const Mean = z.strictObject({ inForce: z.nullable(z.number()), draft: z.nullable(z.number()) });

/**
 * One rule on both sides. `opened` alerts; `raised`: made graver; `held`: site-days on which it held; `sites` where it did; of the
 * `cases` of the whole, `found` are those with a site-day of it in the 7 days before; of `followable` alerts, those opened 14 days
 * before the end or earlier, `followed` had F0 at their site in the 14 days after.
 */
export const RehearsedRule = z.strictObject({
  rule: RuleId,
  opened: Both,
  severities: z.record(z.enum(['critical', 'high', 'medium', 'low']), Both),
  raised: Both,
  held: Both,
  sites: Both,
  found: Both,
  followable: Both,
  followed: Both,
});
export type RehearsedRule = z.infer<typeof RehearsedRule>;

const Matrix = z.array(z.strictObject({ inForce: RehearsedBand, draft: RehearsedBand, n: Tally }));

/** A rehearsal as it is read: nothing in it is divided by nothing, and each figure stands beside what it is of. */
export const RehearsalFigures = z.strictObject({
  sites: Tally,
  /** Of the sites, those that reported in the window at all. */
  reporting: Tally,
  /** Reports of the window, one of a site-day; and site-days that were swept as missed. */
  reports: Tally,
  missed: Tally,
  /** First F0 of runs: F0 with none at the site in the 14 days before. */
  cases: Tally,
  opened: Both,
  alerted: Both,
  days: z.array(
    z.strictObject({
      day: z.string(),
      reports: Tally,
      opened: Both,
      /** By rule, those that opened any on either side. */
      rules: z.array(z.strictObject({ rule: RuleId, opened: Both })),
      /** Mean of the readiness of the reports, one decimal; null of none. */
      readiness: Mean,
    }),
  ),
  rules: z.array(RehearsedRule),
  /** Site-days, and sites by their newest report, by the band on both sides; those that there are none of are left out. */
  bands: Matrix,
  newest: Matrix,
  /** Sites whose band is another on any day. */
  changed: Tally,
  most: z.array(ChangedSite),
});
export type RehearsalFigures = z.infer<typeof RehearsalFigures>;

const none = { inForce: 0, draft: 0 };

const meanOf = (tenths: number, of: number): number | null =>
  of === 0 ? null : Math.round(tenths / of) / 10;

/** Rules of sites: the one on a whole zone is not rehearsed. */
export const rehearsedRules: readonly RuleId[] = RuleId.options.filter((rule) => rule !== 'zone-cluster');

/** The totals in the shape in which they are read. */
export const figuresFrom = ({ counts, most }: RehearsalTotals, window: Window): RehearsalFigures => {
  const n = (name: string) => counts[name] ?? 0;
  const both = (name: string) => ({ inForce: n(`inForce/${name}`), draft: n(`draft/${name}`) });
  const sum = (all: readonly { inForce: number; draft: number }[]) => ({
    inForce: all.reduce((total, { inForce }) => total + inForce, 0),
    draft: all.reduce((total, { draft }) => total + draft, 0),
  });
  const matrix = (name: string) =>
    RehearsedBand.options
      .flatMap((inForce) =>
        RehearsedBand.options.map((draft) => ({ inForce, draft, n: n(`${name}/${inForce}/${draft}`) })),
      )
      .filter((cell) => cell.n > 0);
  const days = daysFrom(window.from, window.to).map((day, place) => {
    const byRule = rehearsedRules.map((rule) => ({ rule, opened: both(`${rule}/opened/${place}`) }));
    const [tenths, scored] = [both(`tenths/${place}`), both(`scored/${place}`)];
    return {
      ...{ day, reports: n(`reports/${place}`), opened: sum(byRule.map(({ opened }) => opened)) },
      rules: byRule.filter(({ opened }) => opened.inForce + opened.draft > 0),
      readiness: {
        inForce: meanOf(tenths.inForce, scored.inForce),
        draft: meanOf(tenths.draft, scored.draft),
      },
    };
  });
  const rules = rehearsedRules.map((rule): RehearsedRule => {
    const of = (name: string) => both(`${rule}/${name}`);
    const opened = sum(days.map(({ rules: some }) => some.find((one) => one.rule === rule)?.opened ?? none));
    return {
      ...{ rule, opened, raised: of('raised'), held: of('held'), sites: of('sites') },
      severities: {
        critical: of('severity/critical'),
        high: of('severity/high'),
        medium: of('severity/medium'),
        low: of('severity/low'),
      },
      ...{ found: of('found'), followable: of('followable'), followed: of('followed') },
    };
  });
  return {
    ...{ sites: n('sites'), reporting: n('reporting'), missed: n('missed'), cases: n('cases') },
    reports: days.reduce((total, { reports }) => total + reports, 0),
    ...{ opened: sum(rules.map(({ opened }) => opened)), alerted: both('alerted'), days, rules },
    ...{ bands: matrix('bands'), newest: matrix('newest'), changed: n('changed'), most },
  };
};

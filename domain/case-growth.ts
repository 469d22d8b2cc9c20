import type { CheckInFacts, EventFacts } from './alert-rules.ts';
import type { CaseRecord } from './case-response.ts';
import { addDays, type Day } from './day.ts';
import type { Said } from './filing.ts';
import type { ScenarioParams } from './template.ts';

/** F0 known of each day. */
export type F0Days = ReadonlyMap<Day, number>;

/** F0 of the days up to the facts' own: what check-ins said, or more where quick reports told of more. */
export const knownDays = (heads: readonly Said[], newest: CaseRecord | null): F0Days => {
  const known = new Map(heads.map(({ checkIn }) => [checkIn.day, checkIn.answers.f0]));
  for (const { day, f0 } of newest?.f0Days ?? []) known.set(day, Math.max(f0, known.get(day) ?? 0));
  return known;
};

/**
 * F0 of the facts' day once they are told. A quick report tells of new ones each time. A check-in counts the whole day, those of
 * earlier quick reports included: only what exceeds them is new; a correction takes away what its revision before had said too much.
 */
export const f0OfDay = (facts: CheckInFacts | EventFacts, known: number): number => {
  if (facts.source === 'event-report') return facts.kind === 'f0' ? known + facts.count : known;
  const [count, before] = [facts.answers.f0, facts.previous?.f0 ?? 0];
  if (count >= known) return count;
  return count < before ? Math.max(count, known - (before - count)) : known;
};

/** The days of the window that ends on the newest of them, in order. */
export const daysInWindow = (days: F0Days, windowDays: number): { day: Day; f0: number }[] => {
  const all = [...days].filter(([, f0]) => f0 > 0).toSorted(([a], [b]) => a.localeCompare(b));
  const last = all.at(-1)?.[0];
  const first = last === undefined ? '' : addDays(last, 1 - windowDays);
  return all.filter(([day]) => day >= first).map(([day, f0]) => ({ day, f0 }));
};

/** F0 of the window that ends on `day`, or on a later one that is known. */
export const sumInWindow = (days: F0Days, day: Day, windowDays: number): number => {
  const kept = daysInWindow(new Map([...days, [day, Math.max(1, days.get(day) ?? 0)]]), windowDays);
  return kept.reduce((sum, one) => sum + (days.get(one.day) ?? 0), 0);
};

/**
 * The highest mark that so many F0 of 14 days have reached: 5, then each doubling; at a small workplace first the 2 or more that
 * are 5 % of it. 0 below the first. Source: the rule `site-outbreak`.
 */
export const markOf = (cases: number, workforce: number, params: ScenarioParams): number => {
  const { outbreakCases, smallSiteBelow, smallSiteCases, smallSitePct } = params;
  const small = Math.max(smallSiteCases, Math.ceil((smallSitePct * workforce) / 100));
  if (cases < outbreakCases) return workforce < smallSiteBelow && cases >= small ? small : 0;
  let mark = outbreakCases;
  while (mark * 2 <= cases) mark *= 2;
  return mark;
};

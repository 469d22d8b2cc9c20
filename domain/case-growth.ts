import type { CaseRecord } from './case-response.ts';
import { addDays, type Day } from './day.ts';
import type { CheckInFacts, EventFacts } from './facts.ts';
import type { Said } from './filing.ts';
import type { ScenarioParams, Template } from './template.ts';

/** F0 known of each day. */
export type F0Days = ReadonlyMap<Day, number>;

/** What tells of F0: a revision of a check-in, or a quick report. */
export type F0Told =
  | Pick<CheckInFacts, 'source' | 'day' | 'answers' | 'previous'>
  | Pick<EventFacts, 'source' | 'day' | 'kind' | 'count'>;

/**
 * How the F0 of a site grew by what was told: how many more (or fewer) its day has, all known days with them, the sum of the window,
 * the mark that it has reached, and the one that this wave had reached before.
 */
export type Growth = { more: number; days: F0Days; inWindow: number; mark: number; reached: number };

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
export const f0OfDay = (facts: F0Told, known: number): number => {
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
 * The highest mark that so many F0 of the window have reached: the first, then each multiple by `stepTimes` (5, 10, 20 …); at a small
 * workplace before it the 2 or more that are 5 % of it. 0 below the first. Source: the rule `site-outbreak`.
 */
export const markOf = (cases: number, workforce: number, params: MarkParams): number => {
  const { outbreakCases, smallSiteBelow, smallSiteCases, smallSitePct, stepTimes } = params;
  const small = Math.max(smallSiteCases, Math.ceil((smallSitePct * workforce) / 100));
  if (cases < outbreakCases) return workforce < smallSiteBelow && cases >= small ? small : 0;
  let mark = outbreakCases;
  while (mark * stepTimes <= cases) mark *= stepTimes;
  return mark;
};

type MarkParams = Omit<ScenarioParams, 'source'> & { stepTimes: number };

/** A site with its reports up to the day and its newest case response. */
type Known = { workforce: number; heads: readonly Said[]; newestCase: CaseRecord | null };

/** How the F0 of the site grow by what is told; a wave that follows a window without an F0 begins at the first mark again. */
export const growthOf = (
  { scenario, rules }: Pick<Template, 'scenario' | 'rules'>,
  told: F0Told,
  { workforce, heads, newestCase }: Known,
): Growth => {
  const known = knownDays(heads, newestCase);
  const before = known.get(told.day) ?? 0;
  const f0 = f0OfDay(told, before);
  const days = new Map([...known, [told.day, f0]]);
  const inWindow = sumInWindow(days, told.day, scenario.windowDays);
  const isNewWave = sumInWindow(known, told.day, scenario.windowDays) === 0;
  return {
    ...{ more: f0 - before, days, inWindow },
    mark: markOf(inWindow, workforce, { ...scenario, stepTimes: stepTimesOf(rules) }),
    reached: isNewWave ? 0 : (newestCase?.mark ?? 0),
  };
};

/** @throws Error when the template lacks the rule or its parameter: it is broken */
const stepTimesOf = (rules: Template['rules']): number => {
  const times = rules.find(({ id }) => id === 'site-outbreak')?.params['stepTimes'];
  if (times === undefined) throw new Error('The template does not say by how much an outbreak grows');
  return times;
};

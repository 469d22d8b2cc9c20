import { noneLine, percentText as percent, thinSlots } from '../../domain/brief-change.ts';
import { type Bounds, percentOf, rateOf, reportedDue, silentOf } from '../../domain/brief-figures.ts';
import { addDays, type Day, instantOf } from '../../domain/day.ts';
import type { Figures } from '../../domain/figures.ts';
import { clocks, cutOffOf } from '../../domain/pack/clocks.ts';
import {
  formatDay,
  formatMoment,
  formatNumber,
  formatOfficialCount,
  formatOfficialTime,
  formatShare,
} from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { words } from './words-vi.ts';

/** The dictionary of the page and the language that its numbers are written in. */
export type Voice = { page: (typeof words)['page']; lang: Lang };

const number = ({ lang }: Voice, n: number) => formatNumber(lang, n);
const official = ({ lang }: Voice, n: number) => formatOfficialCount(lang, n);

/** The day of the newest cut-off that has passed: what a brief read at the instant is about. */
export const briefDay = (today: Day, now: string): Day =>
  now >= cutOffOf(today) ? today : addDays(today, -1);

/** Period: from the cut-off of the day before to that of the day. */
export const periodLine = (voice: Voice, day: Day): string => {
  const at = (of: Day) => formatOfficialTime(voice.lang, instantOf(of, clocks.day.cutOff));
  const before = addDays(day, -1);
  return t(voice.page, 'period', {
    from: at(before),
    fromDay: formatDay(before),
    to: at(day),
    toDay: formatDay(day),
  });
};

/** Number and denominator of the reporting (P1), with what is still open. */
export const coverageLine = (voice: Voice, figures: Pick<Figures, 'coverage'>): string => {
  const { due, onTime, pending } = figures.coverage;
  if (due === 0) return voice.page.nothingDue;
  const slots = {
    n: number(voice, reportedDue(figures)),
    d: number(voice, due),
    p: percent(voice, rateOf(figures)),
    t: number(voice, onTime),
    tp: percent(voice, percentOf(onTime, due)),
  };
  const line = t(voice.page, 'coverage', slots);
  return pending === 0 ? line : `${line} ${t(voice.page, 'pending', { n: official(voice, pending) })}`;
};

/** The first line of all when too few reported (P5). */
export const thinLine = (voice: Voice, figures: Pick<Figures, 'coverage'>): string =>
  t(voice.page, 'lowCoverage', thinSlots(voice, figures));

/** New F0 or F1, never without its denominator and the unknown (P4). */
export const newCases = (
  voice: Voice,
  figures: Pick<Figures, 'coverage' | 'flows'>,
  which: 'f0' | 'f1',
): string => {
  const slots = {
    n: number(voice, figures.flows[which]),
    d: number(voice, figures.coverage.reported),
    m: number(voice, silentOf(figures)),
  };
  return noneLine(voice, figures, which) ?? t(voice.page, which, slots);
};

/** A share of the sites with a band and its bounds with the unknown ones (P3). */
export const shareLine = (voice: Voice, bounds: Bounds): string => {
  const slots = {
    n: number(voice, bounds.count),
    d: number(voice, bounds.of),
    m: number(voice, bounds.unknown),
    p: percent(voice, bounds.share),
    lo: percent(voice, bounds.lo),
    hi: percent(voice, bounds.hi),
  };
  if (bounds.of === 0) return t(voice.page, 'noShare', slots);
  return t(voice.page, bounds.unknown === 0 ? 'share' : 'shareBounds', slots);
};

/** Sites by how far cases have come, in 14 days. */
export const casesLine = (
  voice: Voice,
  { scenarios, freshness }: Pick<Figures, 'scenarios' | 'freshness'>,
): string => {
  const known = scenarios.normal + scenarios.suspected + scenarios.case + scenarios.outbreak;
  const cases = scenarios.case + scenarios.outbreak;
  const slots = {
    n: official(voice, cases),
    o: official(voice, scenarios.outbreak),
    s: official(voice, scenarios.suspected),
    d: official(voice, known),
    m: official(voice, freshness.unknown),
  };
  if (known === 0) return t(voice.page, 'noCasesUnknown', slots);
  return t(voice.page, cases === 0 ? 'noCases' : 'cases', slots);
};

/** Persons sampled and positive results of the day. */
export const testedLine = (voice: Voice, { flows, coverage }: Pick<Figures, 'flows' | 'coverage'>): string =>
  t(voice.page, 'tested', {
    n: official(voice, flows.testedHighRisk + flows.testedService + flows.testedOther),
    p: official(voice, flows.positive),
    d: official(voice, coverage.reported),
  });

/** Alerts and their clocks (P7), as of the moment of reading, whichever day is shown. */
export const alertsLine = (voice: Voice, { alerts }: Pick<Figures, 'alerts'>, readAt: string): string => {
  const { count, of } = alerts.verifiedInTime;
  return t(voice.page, of === 0 ? 'alertsNone' : 'alertsLine', {
    n: official(voice, count),
    d: official(voice, of),
    p: formatShare(voice.lang, count, of),
    o: official(voice, alerts.open),
    c: official(voice, alerts.critical),
    q: official(voice, alerts.overdue),
    when: formatMoment(readAt),
  });
};

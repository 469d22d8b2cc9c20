import { comparableFrom, percentOf } from '../../domain/brief-figures.ts';
import type { TrendDay } from '../../domain/snapshot.ts';
import { formatDay, formatNumber, formatPercent } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { TrendOfDay } from '../../domain/trends.ts';
import type { TrendWords } from './trend-words.ts';

/** Percent above which a day is well reported. */
const wellFrom = 90;

/** A day of the province, or of one zone: all zero where the zone had no site then. */
export const dayOfZone = ({ zones, ...day }: TrendOfDay, zoneId: string | null): TrendDay => {
  if (zoneId === null) return day;
  const zone = zones.find((one) => one.zoneId === zoneId);
  if (zone !== undefined) {
    const { zoneId: _, ...figures } = zone;
    return { ...figures, day: day.day };
  }
  const none = { due: 0, reportedDue: 0, onTime: 0, reported: 0, f0: 0, banded: 0, good: 0, notReady: 0 };
  return { day: day.day, ...none, unknown: 0 };
};

/** Percent of the due sites that reported; null on a day when none was due. */
export const rateOfDay = ({ reportedDue, due }: TrendDay): number | null => percentOf(reportedDue, due);

/** New F0; null while nobody reported: nothing is known then. */
export const f0OfDay = ({ reported, f0 }: TrendDay): number | null => (reported === 0 ? null : f0);

const sum = (days: readonly TrendDay[]) => days.reduce((all, { f0 }) => all + f0, 0);

type Says = { words: TrendWords['trends']; lang: Lang; where: string };

const f0Speech = ({ words, lang }: Says, days: readonly TrendDay[]): string => {
  const known = days.filter(({ reported }) => reported > 0);
  if (known.length > 0 && sum(days) === 0) {
    const counts = known.map(({ reported }) => reported);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    const text = (n: number) => formatNumber(lang, n);
    return t(words, 'f0None', { sites: least === most ? text(least) : `${text(least)}–${text(most)}` });
  }
  const [before, now] = [days.slice(-14, -7), days.slice(-7)];
  if (before.length < 7 || [...before, ...now].some(({ reported }) => reported === 0)) return words.f0Few;
  return t(words, 'f0Weeks', { now: formatNumber(lang, sum(now)), before: formatNumber(lang, sum(before)) });
};

/** What is to be seen, with its denominator: the title of the chart. */
export const trendTitle = (says: Says, days: readonly TrendDay[]): string => {
  const { words, lang } = says;
  const rates = days.flatMap((day) => rateOfDay(day) ?? []);
  if (rates.length === 0) return words.titleNone;
  const n = formatNumber(lang, rates.filter((rate) => rate > wellFrom).length);
  return t(words, 'title', { n, d: formatNumber(lang, rates.length), f0: f0Speech(says, days) });
};

/** The same span in one sentence: from when, where, the worst and the best day, and F0; null without any day that was due. */
export const trendSentence = ({ words, lang, where }: Says, days: readonly TrendDay[]): string | null => {
  const rates = days.flatMap((day) => rateOfDay(day) ?? []);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || rates.length === 0) return null;
  return t(words, 'sentence', {
    ...{ from: formatDay(first.day), to: formatDay(last.day), where },
    lo: formatPercent(lang, Math.min(...rates)),
    hi: formatPercent(lang, Math.max(...rates)),
    thin: formatNumber(lang, rates.filter((rate) => rate < comparableFrom).length),
    sum: formatNumber(lang, sum(days)),
    known: formatNumber(lang, days.filter(({ reported }) => reported > 0).length),
    all: formatNumber(lang, days.length),
  });
};

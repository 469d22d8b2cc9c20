import { percentText } from './brief-change.ts';
import type { Block, Run } from './brief-document.ts';
import { comparableFrom, percentOf } from './brief-figures.ts';
import { number, official, type Telling } from './brief-telling.ts';
import { trendShapes, trendViewBox } from './brief-trend-drawing.ts';
import { addDays } from './day.ts';
import type { TrendDay } from './snapshot.ts';
import { formatDay, formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

/** Days of the trend. */
const span = 30;
/** Percent above which a day is well reported. */
const wellFrom = 90;

/** A day with its rate, percent, and its F0; null where nothing is known. */
export type TrendPoint = { day: TrendDay; rate: number | null; f0: number | null };

const pointOf = (day: TrendDay): TrendPoint => ({
  day,
  rate: percentOf(day.reportedDue, day.due),
  f0: day.reported === 0 ? null : day.f0,
});

/** Days at the end over which F0 went one way every day; 0 where one of them is not known. */
const runLength = (
  f0: readonly (number | null)[],
  goes: (now: number, before: number) => boolean,
): number => {
  let length = 0;
  for (let n = f0.length - 1; n > 0; n -= 1) {
    const [now, before] = [f0[n], f0[n - 1]];
    if (typeof now !== 'number' || typeof before !== 'number' || !goes(now, before)) break;
    length += 1;
  }
  return length;
};

/** A rise or a fall is told from two steps on: one alone happens by chance. */
const stepsLeast = 2;

const sumOf = (points: readonly TrendPoint[]) => points.reduce((sum, { f0 }) => sum + (f0 ?? 0), 0);

const weeksText = (telling: Telling, points: readonly TrendPoint[]): string => {
  const { brief } = telling.words;
  const [before, now] = [points.slice(-14, -7), points.slice(-7)];
  const isKnown = [...before, ...now].every(({ f0 }) => f0 !== null);
  if (before.length < 7 || !isKnown) return brief.trendFew;
  return t(brief, 'trendWeeks', {
    now: number(telling, sumOf(now)),
    before: number(telling, sumOf(before)),
  });
};

/** `219–262`, or one number where every day had as many. */
const fromTo = (telling: Telling, values: readonly number[]): string => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? number(telling, least) : `${number(telling, least)}–${number(telling, most)}`;
};

/** What became of F0 by rule: risen or fallen day by day to the end, none at so many sites, else the last week beside the one before. */
const f0Text = (telling: Telling, points: readonly TrendPoint[]): string => {
  const { brief } = telling.words;
  const f0 = points.map((point) => point.f0);
  const since = (steps: number) => ({ day: formatShortDay(addDays(telling.snapshot.day, 1 - steps)) });
  const rising = runLength(f0, (now, before) => now > before);
  if (rising >= stepsLeast) return t(brief, 'trendRising', since(rising));
  const falling = runLength(f0, (now, before) => now < before);
  if (falling >= stepsLeast) return t(brief, 'trendFalling', since(falling));
  const reported = points.flatMap(({ day }) => (day.reported > 0 ? [day.reported] : []));
  if (reported.length > 0 && sumOf(points) === 0)
    return t(brief, 'trendNone', { sites: fromTo(telling, reported) });
  return weeksText(telling, points);
};

const titleOf = (telling: Telling, points: readonly TrendPoint[]): string => {
  const { brief } = telling.words;
  const due = points.filter(({ rate }) => rate !== null);
  if (due.length === 0) return brief.trendEmpty;
  const rate = t(brief, 'trendRate', {
    n: number(telling, due.filter((point) => (point.rate ?? 0) > wellFrom).length),
    d: number(telling, due.length),
  });
  return t(brief, 'trendTitle', { rate, f0: f0Text(telling, points) });
};

const sentenceOf = (telling: Telling, points: readonly TrendPoint[]): string => {
  const { words, voice } = telling;
  const rates = points.flatMap(({ rate }) => rate ?? []);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || rates.length === 0) return words.brief.trendSentenceEmpty;
  const sum = sumOf(points);
  const most = points.toSorted((a, b) => (b.f0 ?? 0) - (a.f0 ?? 0))[0] ?? last;
  return t(words.brief, sum === 0 ? 'trendSentenceNone' : 'trendSentence', {
    from: formatShortDay(first.day.day),
    to: formatShortDay(last.day.day),
    lo: percentText(voice, Math.min(...rates)),
    hi: percentText(voice, Math.max(...rates)),
    thin: official(telling, rates.filter((rate) => rate < comparableFrom).length),
    sum: official(telling, sum),
    most: official(telling, most.f0 ?? 0),
    day: formatShortDay(most.day.day),
  });
};

const rowOf = (telling: Telling, { day, rate, f0 }: TrendPoint): Run[][] =>
  [
    formatDay(day.day),
    number(telling, day.due),
    number(telling, day.reportedDue),
    percentText(telling, rate),
    f0 === null ? '–' : number(telling, f0),
  ].map((text) => [{ text }]);

/** Thirty days of reporting and F0: its title is what is to be seen (P12), every day in the table behind. */
export const trendBlock = (telling: Telling): Block => {
  const { snapshot, words, voice } = telling;
  const points = snapshot.trend.slice(-span).map(pointOf);
  const { brief } = words;
  const heads = [brief.trendDue, brief.trendReported, brief.trendShare, voice.page.f0Row];
  return {
    kind: 'figure',
    id: 'trend',
    title: titleOf(telling, points),
    sentence: sentenceOf(telling, points),
    viewBox: trendViewBox,
    shapes: trendShapes(points, {
      rate: brief.trendRateAxis,
      thin: brief.trendThinKey,
      f0: voice.page.f0Row,
      number: (n) => number(telling, n),
    }),
    table: {
      caption: t(brief, 'trendCaption', {
        from: formatShortDay(points[0]?.day.day ?? snapshot.day),
        to: formatShortDay(snapshot.day),
      }),
      head: [{ text: brief.trendDay }, ...heads.map((text) => ({ text, isNumber: true as const }))],
      rows: points.toReversed().map((point) => rowOf(telling, point)),
    },
  };
};

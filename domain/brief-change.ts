import { goodBounds, printedPercent, rateOf, reportedDue, silentOf } from './brief-figures.ts';
import type { Figures } from './figures.ts';
import type { FigureWords } from './texts/brief-words.ts';
import { formatNumber, formatPercent } from './texts/format.ts';
import { type Lang, t } from './texts/text.ts';

/** The words for the figures of a day, and the language that numbers are written in. */
export type Voice = { page: FigureWords; lang: Lang };

/** A percentage as it is printed; "–" of nothing. */
export const percentText = ({ lang }: Pick<Voice, 'lang'>, value: number | null): string =>
  value === null ? '–' : formatPercent(lang, printedPercent(value));

/** What a change is told of: a count, or a percentage whose difference is in percentage points. */
type Kind = 'count' | 'percent';

/**
 * A change against an earlier day (P2), of the numbers as they are printed, so that a reader who subtracts finds the same.
 * Null where the day has no such number: then there is nothing to compare with.
 */
export const changeLine = (voice: Voice, kind: Kind, now: number | null, before: number | null): string => {
  if (now === null || before === null) return voice.page.noBase;
  const [a, b] = kind === 'percent' ? [printedPercent(now), printedPercent(before)] : [now, before];
  const by = formatNumber(voice.lang, Math.abs(a - b), kind === 'percent' ? 1 : 0);
  const slots = {
    x: kind === 'percent' ? t(voice.page, 'pointsPercent', { x: by }) : by,
    before: kind === 'percent' ? percentText(voice, b) : formatNumber(voice.lang, b),
  };
  return t(voice.page, a === b ? 'same' : a > b ? 'up' : 'down', slots);
};

/** What is read of a day; null where its figures say nothing of it. */
type Read = (figures: Figures) => number | null;

/** Persons reported as F0 or F1. Counts of a day on which nobody reported are not zero: nothing is known. */
const flow =
  (which: 'f0' | 'f1'): Read =>
  ({ coverage, flows }) =>
    coverage.reported === 0 ? null : flows[which];

/** New F0 or F1 that are none, never without the denominator and the unknown (P4); null where there are some. */
export const noneLine = (
  { page, lang }: Voice,
  { coverage, flows }: Pick<Figures, 'coverage' | 'flows'>,
  which: 'f0' | 'f1',
): string | null => {
  const slots = {
    d: formatNumber(lang, coverage.reported),
    m: formatNumber(lang, silentOf({ coverage })),
  };
  if (coverage.reported === 0) return t(page, 'noReports', slots);
  if (flows[which] > 0) return null;
  return t(page, which === 'f0' ? 'noF0' : 'noF1', slots);
};

/** Sites that are not ready; null while no site has a band. */
const notReady: Read = ({ bands, freshness }) =>
  goodBounds({ bands, freshness }).of === 0 ? null : bands['not-ready'];

/** One of the five numbers: what it is called and what is compared of it. */
export type FiveFigure = { id: FiveId; label: string; kind: Kind; read: Read };
export type FiveId = 'rate' | 'f0' | 'f1' | 'good' | 'bad';

/** The five numbers of every brief, in their order. */
export const fiveFigures = (page: Voice['page']): readonly FiveFigure[] => [
  { id: 'rate', label: page.rateRow, kind: 'percent', read: rateOf },
  { id: 'f0', label: page.f0Row, kind: 'count', read: flow('f0') },
  { id: 'f1', label: page.f1Row, kind: 'count', read: flow('f1') },
  { id: 'good', label: page.goodRow, kind: 'percent', read: (figures) => goodBounds(figures).share },
  { id: 'bad', label: page.badRow, kind: 'count', read: notReady },
];

/** The first line of all when too few reported (P5). */
export const thinSlots = (voice: Voice, figures: Pick<Figures, 'coverage'>) => ({
  n: formatNumber(voice.lang, reportedDue(figures)),
  d: formatNumber(voice.lang, figures.coverage.due),
  p: percentText(voice, rateOf(figures)),
});

import type { Figures } from '../../domain/figures.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { goodBounds, rateOf, reportedDue } from './figures.ts';
import { changeLine, goodShare, newCases, shareLine, type Voice } from './sentences.ts';

/** One of the five numbers: its value with denominator and unknown, and its change on two earlier days. */
export type NumberRow = { id: string; label: string; value: string; dayBefore: string; weekBefore: string };

/** What is read of a day; null where its figures could not be had. */
type Read = (figures: Figures) => number | null;

/** Counts of a day on which nobody reported are not zero: nothing is known. */
const flow =
  (which: 'f0' | 'f1'): Read =>
  ({ coverage, flows }) =>
    coverage.reported === 0 ? null : flows[which];
const notReady: Read = ({ bands, freshness }) =>
  goodBounds({ bands, freshness }).of === 0 ? null : bands['not-ready'];

const rate = ({ page, lang }: Voice, figures: Figures): string => {
  const { due } = figures.coverage;
  if (due === 0) return page.noRate;
  const p = formatNumber(lang, rateOf(figures) ?? 0, 1) + (lang === 'vi' ? '%' : '\u00a0%');
  return t(page, 'rate', { p, n: formatNumber(lang, reportedDue(figures)), d: formatNumber(lang, due) });
};

const notReadyLine = ({ page, lang }: Voice, figures: Figures): string => {
  const { of, unknown } = goodBounds(figures);
  const slots = {
    n: formatNumber(lang, figures.bands['not-ready']),
    d: formatNumber(lang, of),
    m: formatNumber(lang, unknown),
  };
  return t(page, of === 0 ? 'noShare' : 'notReady', slots);
};

/** The five numbers of a day, compared with the day before and the same day of the week before (null: not known). */
export const fiveNumbers = (
  voice: Voice,
  now: Figures,
  dayBefore: Figures | null,
  weekBefore: Figures | null,
): NumberRow[] => {
  const { page } = voice;
  const row = (
    id: string,
    label: string,
    value: string,
    kind: 'count' | 'percent',
    read: Read,
  ): NumberRow => ({
    id,
    label,
    value,
    dayBefore: changeLine(voice, kind, read(now), dayBefore && read(dayBefore)),
    weekBefore: changeLine(voice, kind, read(now), weekBefore && read(weekBefore)),
  });
  return [
    row('rate', page.rateRow, rate(voice, now), 'percent', rateOf),
    row('f0', page.f0Row, newCases(voice, now, 'f0'), 'count', flow('f0')),
    row('f1', page.f1Row, newCases(voice, now, 'f1'), 'count', flow('f1')),
    row('good', page.goodRow, shareLine(voice, goodBounds(now)), 'percent', goodShare),
    row('bad', page.badRow, notReadyLine(voice, now), 'count', notReady),
  ];
};

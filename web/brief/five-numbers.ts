import { changeLine, type FiveId, fiveFigures, percentText } from '../../domain/brief-change.ts';
import { goodBounds, rateOf, reportedDue } from '../../domain/brief-figures.ts';
import type { Figures } from '../../domain/figures.ts';
import { formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { newCases, shareLine, type Voice } from './sentences.ts';

/** One of the five numbers: its value with denominator and unknown, and its change on two earlier days. */
export type NumberRow = { id: string; label: string; value: string; dayBefore: string; weekBefore: string };

const rate = (voice: Voice, figures: Figures): string => {
  const { due } = figures.coverage;
  if (due === 0) return voice.page.noRate;
  return t(voice.page, 'rate', {
    p: percentText(voice, rateOf(figures)),
    n: formatNumber(voice.lang, reportedDue(figures)),
    d: formatNumber(voice.lang, due),
  });
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

const valueBy: Record<FiveId, (voice: Voice, figures: Figures) => string> = {
  rate,
  f0: (voice, figures) => newCases(voice, figures, 'f0'),
  f1: (voice, figures) => newCases(voice, figures, 'f1'),
  good: (voice, figures) => shareLine(voice, goodBounds(figures)),
  bad: notReadyLine,
};

/** The five numbers of a day, compared with the day before and the same day of the week before (null: not known). */
export const fiveNumbers = (
  voice: Voice,
  now: Figures,
  dayBefore: Figures | null,
  weekBefore: Figures | null,
): NumberRow[] =>
  fiveFigures(voice.page).map(({ id, label, kind, read }) => ({
    id,
    label,
    value: valueBy[id](voice, now),
    dayBefore: changeLine(voice, kind, read(now), dayBefore && read(dayBefore)),
    weekBefore: changeLine(voice, kind, read(now), weekBefore && read(weekBefore)),
  }));

import type { Day } from '../../domain/day.ts';
import { formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { DayRow } from './day-rows.ts';
import type { RecordWords } from './record-words.tsx';

type Scored = { day: Day; readiness: number };

/** What a span of days comes to. `due` counts days whose cut-off has passed or that are reported; readiness 0–100. */
export type Trend = {
  days: number;
  due: number;
  reported: number;
  late: number;
  first: Scored | null;
  last: Scored | null;
};

const scored = ({ day, filed }: DayRow): Scored[] => {
  const readiness = filed?.assessment.readiness ?? null;
  return readiness === null ? [] : [{ day, readiness }];
};

/** `rows`: oldest first. */
export const trendOf = (rows: readonly DayRow[]): Trend => {
  const count = (state: DayRow['state']) => rows.filter((row) => row.state === state).length;
  const points = rows.flatMap(scored);
  const reported = count('onTime') + count('late');
  return {
    days: rows.length,
    due: reported + count('missing'),
    reported,
    late: count('late'),
    first: points[0] ?? null,
    last: points.at(-1) ?? null,
  };
};

const scoreClause = ({ days, first, last }: Trend, { receipt }: RecordWords, lang: Lang) => {
  const span = { days: String(days) };
  if (first === null || last === null) return t(receipt, 'trendNone', span);
  const points = (value: number) => formatNumber(lang, value, 1);
  const to = { ...span, to: points(last.readiness), toDay: formatShortDay(last.day) };
  if (first.day === last.day) return t(receipt, 'trendOne', to);
  const slots = { ...to, from: points(first.readiness), fromDay: formatShortDay(first.day) };
  const change = points(Math.abs(last.readiness - first.readiness));
  if (slots.from === slots.to) return t(receipt, 'trendSame', slots);
  return t(receipt, last.readiness > first.readiness ? 'trendUp' : 'trendDown', { ...slots, change });
};

const dueClause = ({ due, reported, late }: Trend, { receipt }: RecordWords) => {
  if (due === 0) return receipt.trendNotDue;
  const slots = { due: String(due), reported: String(reported), late: String(late) };
  return t(receipt, late > 0 ? 'trendDueLate' : 'trendDue', slots);
};

/** The title of the chart: what it shows, with its period and denominator. */
export const trendSentence = (trend: Trend, words: RecordWords, lang: Lang): string =>
  `${scoreClause(trend, words, lang)}; ${dueClause(trend, words)}.`;

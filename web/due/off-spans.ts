import { addDays, type Day } from '../../domain/day.ts';

export type OffSpan = { from: Day; to: Day; text: string };

/** Days off in a row for one reason as one line. `days` in order, `text` null where a day is due. */
export const offSpans = (days: readonly { day: Day; text: string | null }[]): OffSpan[] => {
  const spans: OffSpan[] = [];
  for (const { day, text } of days) {
    const last = spans.at(-1);
    if (text === null) continue;
    if (last?.text === text && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day, text });
  }
  return spans;
};

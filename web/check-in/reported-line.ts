import { type Day, dayOf } from '../../domain/day.ts';
import type { ListedEvent } from '../../domain/event.ts';
import { formatNumber, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { WorkWords } from './work-words.tsx';

/** All persons of some quick reports. */
export const sumOf = (events: readonly ListedEvent[]): number =>
  events.reduce((sum, { count }) => sum + count, 0);

/** "Reported already: 2 F0 at 09:10": what the period's report has to count too; null when nothing was. */
export const reportedLine = (
  events: readonly ListedEvent[],
  day: Day,
  { doors }: WorkWords,
  lang: Lang,
): string | null => {
  if (events.length === 0) return null;
  const list = events.map(({ at, count }) => {
    const on = dayOf(at);
    const said = { n: formatNumber(lang, count), time: formatTime(at) };
    return on === day
      ? t(doors, 'reportedOne', said)
      : t(doors, 'reportedOneOn', { ...said, day: formatShortDay(on) });
  });
  return t(doors, 'reported', { list: list.join('; ') });
};

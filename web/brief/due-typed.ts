import { addDays, dayOf, type Instant, instantOf } from '../../domain/day.ts';
import { formatTime } from '../../domain/texts/format.ts';

/** A due hour as it is typed: a day as the browser gives it, and an hour as people write one. */
export type DueTyped = { day: string; time: string };

/** `17:00` out of `17:00`, `17h`, `17h30`, `17 giờ 30`, `17.30` or `1730`; null when it is no hour of a day. */
export const timeOf = (typed: string): string | null => {
  const read = /^(\d{1,2})\s*(?:(?:[:.h]|giờ)\s*(\d{2})?|(\d{2}))$/i.exec(typed.trim());
  if (read === null) return null;
  const [hour, minute] = [Number(read[1]), Number(read[2] ?? read[3] ?? '0')];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** The moment that was typed; null where the day or the hour is missing or is none. */
export const dueOf = ({ day, time }: DueTyped): Instant | null => {
  const hour = timeOf(time);
  if (hour === null || !/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  return instantOf(day, hour);
};

/** A moment as it would be typed. */
export const typedDue = (due: Instant): DueTyped => ({ day: dayOf(due), time: formatTime(due) });

/** When offices close, +07:00: a default that whoever records changes. */
const endOfOffice = '17:00';

/** What is proposed where nothing was typed: the end of the office day, of this day or, once it is over, of the next. */
export const usualDue = (now: Instant): DueTyped => {
  const today = dayOf(now);
  const isOver = Date.parse(instantOf(today, endOfOffice)) <= Date.parse(now);
  return { day: isOver ? addDays(today, 1) : today, time: endOfOffice };
};

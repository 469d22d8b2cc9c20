import type { Calendar, CalendarFields } from '../../domain/calendar.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { DayOff } from '../../domain/day-off.ts';
import { freeText } from '../../domain/free-text.ts';
import { parseCount } from '../../domain/texts/parse-count.ts';
import { t } from '../../domain/texts/text.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import type { WorkWords } from './work-words.tsx';

export const reasons = ['calendar', 'power', 'orders', 'other'] as const;
export type Reason = (typeof reasons)[number];

/** The form of a day off as it is typed; '' is nothing yet. */
export type DayOffForm = {
  left: string;
  symptomatic: string;
  reason: Reason | null;
  other: string;
  until: string;
};
export const emptyDayOff: DayOffForm = { left: '', symptomatic: '', reason: null, other: '', until: '' };

/** Symptoms are asked where somebody is left to have them; an unreadable count asks too. */
export const asksSymptoms = ({ left }: DayOffForm): boolean => {
  const read = parseCount(left);
  return read.ok && read.count > 0;
};

type Read = { errors: FieldError[]; dayOff: DayOff | null };

const readOther = (text: string, words: WorkWords): string | null => {
  const judged = freeText(300).safeParse(text);
  if (judged.success) return null;
  const code = judged.error.issues[0]?.message ?? 'required-text';
  return (
    new Map(Object.entries(words.faults)).get(code === 'missing' ? 'required-text' : code) ??
    words.faults.missing
  );
};

/** What the form says, or what is wrong with it; `day` is the day reported, `today` today. */
export const readDayOff = (form: DayOffForm, words: WorkWords, day: Day, today: Day): Read => {
  const { doors, faults } = words;
  const left = parseCount(form.left);
  const symptomatic = asksSymptoms(form) ? parseCount(form.symptomatic) : ({ ok: true, count: 0 } as const);
  const errors: FieldError[] = [];
  const wrong = (field: string, label: string, message: string) =>
    errors.push({ field, message: `${label}: ${message}` });
  if (!left.ok) wrong('left', doors.left, faults[left.code]);
  if (!symptomatic.ok) wrong('closed-symptomatic', doors.closedSymptomatic, faults[symptomatic.code]);
  if (left.ok && symptomatic.ok && symptomatic.count > left.count)
    wrong('closed-symptomatic', doors.closedSymptomatic, faults['more-than-present']);
  if (form.reason === null) wrong('why', doors.why, faults['required-choice']);
  const other = form.reason === 'other' ? readOther(form.other, words) : null;
  if (other !== null) wrong('why-other', doors.whyOther, other);
  if (form.until !== '' && form.until < closedFrom(day, today)) wrong('until', doors.until, doors.untilEarly);
  if (errors.length > 0 || !left.ok || !symptomatic.ok || form.reason === null)
    return { errors, dayOff: null };
  const reason = t(doors, `says-${form.reason}`, { why: form.other.trim() });
  return { errors, dayOff: { left: left.count, symptomatic: symptomatic.count, reason } };
};

/** The first day that goes into the calendar: the day after the one reported, and never a past one. */
export const closedFrom = (day: Day, today: Day): Day => (addDays(day, 1) > today ? addDays(day, 1) : today);

/** What is sent of a calendar: closures that are over are the server's to keep. */
export const calendarFields = ({ workingWeekdays, closures }: Calendar, today: Day): CalendarFields => ({
  workingWeekdays,
  closures: closures.filter(({ to }) => to >= today).map(({ from, to, reason }) => ({ from, to, reason })),
});

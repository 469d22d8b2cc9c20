import type { Calendar, CalendarFields, ClosureFields } from '../../domain/calendar.ts';
import type { Day } from '../../domain/day.ts';
import { siteRoutes } from '../../domain/site.ts';
import { type Answer, call, type Failure } from '../api.ts';
import { calendarFields } from './day-off-form.ts';

const has = (closures: readonly ClosureFields[], { from, to, reason }: ClosureFields) =>
  closures.some((one) => one.from === from && one.to === to && one.reason === reason);

/** What was changed of a known calendar, upon a newer one: neither what somebody else entered meanwhile nor what was entered here is lost. */
export const rebased = (
  fields: CalendarFields,
  known: Calendar,
  newer: Calendar,
  today: Day,
): CalendarFields => {
  const [before, now] = [calendarFields(known, today), calendarFields(newer, today)];
  const isSame = JSON.stringify(fields.workingWeekdays) === JSON.stringify(before.workingWeekdays);
  const stays = now.closures.filter((one) => !has(before.closures, one) || has(fields.closures, one));
  const added = fields.closures.filter((one) => !has(before.closures, one) && !has(now.closures, one));
  return {
    workingWeekdays: isSame ? now.workingWeekdays : fields.workingWeekdays,
    closures: [...stays, ...added].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
};

/** Puts what was made of the known calendar, unless there is a newer one. */
export const putOver = (
  siteId: string,
  { version = 0 }: Calendar,
  fields: CalendarFields,
): Promise<Answer<{ calendar: Calendar }>> =>
  call(siteRoutes.putCalendar, { params: { siteId }, body: { ...fields, seen: version } });

/** Somebody else has changed the calendar meanwhile. */
export const isStale = (answer: { kind: string }): boolean =>
  answer.kind === 'problem' && 'code' in answer && answer.code === 'stale-calendar';

/** The calendar as it is now, or why it could not be read. */
export const newestCalendar = async (siteId: string): Promise<Calendar | Failure> => {
  const answer = await call(siteRoutes.getSite, { params: { siteId } });
  if (answer.kind === 'reply') return answer.reply.calendar;
  return answer.kind === 'unchanged' ? { kind: 'unreadable', status: 304 } : answer;
};

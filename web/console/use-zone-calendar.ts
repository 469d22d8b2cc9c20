import { useState } from 'preact/hooks';
import { type CalendarFields, ClosureFields } from '../../domain/calendar.ts';
import { closuresAfter, weekdaysBefore } from '../../domain/calendar-change.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { ZoneCalendar } from '../../domain/zone-calendar.ts';
import { zoneCalendarRoutes } from '../../domain/zone-calendar-routes.ts';
import { zoneClosureFaults } from '../../domain/zone-closures.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { type CalendarWords, useCalendarWords } from './calendar-words.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

export type NewClosure = { from: string; to: string; reason: string };
const empty: NewClosure = { from: '', to: '', reason: '' };

/** What is sent of a calendar: closures that are over are the server's to keep. */
const fieldsOf = ({ workingWeekdays, closures }: ZoneCalendar, today: Day): CalendarFields => ({
  workingWeekdays,
  closures: closures.filter(({ to }) => to >= today).map(({ from, to, reason }) => ({ from, to, reason })),
});

/** The calendar as it would be with what is shown: for the drawing alone, the server makes its own. */
const drafted = (known: ZoneCalendar, fields: CalendarFields, today: Day): ZoneCalendar => ({
  ...known,
  workingWeekdays: fields.workingWeekdays,
  closures: closuresAfter(known.closures, fields.closures, today, (closure) => ({
    ...closure,
    enteredOn: today,
  })),
  pastWeekdays: weekdaysBefore(known, fields.workingWeekdays, today),
});

type Said = { faults: Words['faults']; calendars: CalendarWords['calendars'] };

/** The words of what a closure of a zone can be refused for beside the others; of those before nothing is refused. */
const refusedBeside = (
  kept: CalendarFields['closures'],
  closure: ClosureFields,
  today: Day,
  { tooLong, tooFar, overlaps }: CalendarWords['calendars'],
) => {
  const words = new Map([
    ['closure-too-long', { name: 'to', message: tooLong }],
    ['too-far-ahead', { name: 'from', message: tooFar }],
    ['overlapping', { name: 'from', message: overlaps }],
  ]);
  return zoneClosureFaults(kept, [...kept, closure], today).flatMap(({ code }) => words.get(code) ?? []);
};

const readClosure = (
  adding: NewClosure,
  kept: CalendarFields['closures'],
  today: Day,
  { faults, calendars }: Said,
) => {
  const words = new Map(Object.entries(faults));
  const error = (name: string, message: string): FieldError => ({
    field: `closure-${name}`,
    message: `${new Map(Object.entries(calendars)).get(name) ?? ''}: ${message}`,
  });
  const judged = ClosureFields.safeParse(adding);
  if (judged.success) {
    if (judged.data.from < today) return { errors: [error('from', calendars.fromPast)], closure: null };
    const refused = refusedBeside(kept, judged.data, today, calendars);
    return refused.length > 0
      ? { errors: refused.map(({ name, message }) => error(name, message)), closure: null }
      : { errors: [], closure: judged.data };
  }
  const errors = judged.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? 'from');
    const isEmpty = Object.entries(adding).some(([field, text]) => field === name && text.trim() === '');
    return error(name, (isEmpty ? undefined : words.get(message)) ?? faults.missing);
  });
  return { errors: [...new Map(errors.map((one) => [one.field, one])).values()], closure: null };
};

/** The calendar of a zone being changed: nothing is sent until it is saved as a whole, and not over a newer one. */
export const useZoneCalendar = (zoneId: string, known: ZoneCalendar, today: Day) => {
  const { faults } = useWords();
  const { calendars } = useCalendarWords();
  const [base, setBase] = useState(known);
  const [fields, setFields] = useState(() => fieldsOf(known, today));
  const [adding, setAdding] = useState(empty);
  const [savedAt, setSavedAt] = useState<Instant | null>(null);
  const { send, refuse, ...sending } = useSending();
  const change = (next: Partial<CalendarFields>) => {
    setFields({ ...fields, ...next });
    setSavedAt(null);
  };
  const add = () => {
    const { errors, closure } = readClosure(adding, fields.closures, today, { faults, calendars });
    if (closure === null) return refuse(errors);
    refuse([]);
    change({ closures: [...fields.closures, closure].toSorted((a, b) => (a.from < b.from ? -1 : 1)) });
    setAdding(empty);
  };
  const save = async () => {
    if (sending.busy) return;
    if (fields.workingWeekdays?.length === 0)
      return refuse([
        { field: 'weekday-default', message: `${calendars.weekdays}: ${calendars.weekdaysMissing}` },
      ]);
    const body = { ...fields, seen: base.version };
    const answer = await send(() => call(zoneCalendarRoutes.putZoneCalendar, { params: { zoneId }, body }));
    if (answer.kind !== 'reply') return;
    setBase(answer.reply.calendar);
    setFields(fieldsOf(answer.reply.calendar, today));
    setSavedAt(now());
  };
  return {
    ...{ ...sending, base, fields, adding, savedAt, add, save },
    isChanged: JSON.stringify(fields) !== JSON.stringify(fieldsOf(base, today)),
    drawn: drafted(base, fields, today),
    type: (next: Partial<NewClosure>) => setAdding({ ...adding, ...next }),
    drop: (place: number) => change({ closures: fields.closures.filter((_, at) => at !== place) }),
    setWeekdays: (workingWeekdays: CalendarFields['workingWeekdays']) => change({ workingWeekdays }),
  };
};
export type ZoneCalendarForm = ReturnType<typeof useZoneCalendar>;

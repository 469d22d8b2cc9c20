import { useState } from 'preact/hooks';
import { type Calendar, type CalendarFields, ClosureFields } from '../../domain/calendar.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { SiteDetail } from '../../domain/site.ts';
import type { Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { isStale, newestCalendar, putOver, rebased } from './calendar-rebased.ts';
import { calendarFields } from './day-off-form.ts';
import { useDesk } from './desk.ts';
import { useWork, type WorkWords } from './work-words.tsx';

export type NewClosure = { from: string; to: string; reason: string };
const empty: NewClosure = { from: '', to: '', reason: '' };

type State = {
  /** As the server last said. */
  known: Calendar;
  fields: CalendarFields;
  adding: NewClosure;
  errors: readonly FieldError[];
  attempt: number;
  sending: boolean;
  failure: Failure | null;
  savedAt: Instant | null;
  changed: boolean;
  /** Somebody else changed the calendar: the fields hold both. */
  isMerged: boolean;
};

const readClosure = (adding: NewClosure, today: Day, { doors, faults }: WorkWords) => {
  const labels = new Map([
    ['from', doors.from],
    ['to', doors.to],
    ['reason', doors.reason],
  ]);
  const words = new Map(Object.entries(faults));
  const said = (name: string, message: string): FieldError => ({
    field: `closure-${name}`,
    message: `${labels.get(name) ?? ''}: ${message}`,
  });
  const judged = ClosureFields.safeParse(adding);
  if (!judged.success) {
    const errors = judged.error.issues.map(({ path, message }) => {
      const name = String(path[0] ?? 'from');
      const isEmpty = Object.entries(adding).some(([field, text]) => field === name && text.trim() === '');
      return said(name, (isEmpty ? faults.missing : words.get(message)) ?? faults.missing);
    });
    return { errors: [...new Map(errors.map((error) => [error.field, error])).values()], closure: null };
  }
  if (judged.data.from < today) return { errors: [said('from', doors.fromPast)], closure: null };
  return { errors: [], closure: judged.data };
};

/** The calendar being changed: nothing is sent until it is saved as a whole, since that is how the server takes it. */
export const useCalendar = (detail: SiteDetail, reload: () => void) => {
  const words = useWork();
  const { today, now } = useDesk();
  const [state, setState] = useState<State>(() => ({
    known: detail.calendar,
    fields: calendarFields(detail.calendar, today),
    ...{
      adding: empty,
      errors: [],
      attempt: 0,
      sending: false,
      failure: null,
      savedAt: null,
      changed: false,
      isMerged: false,
    },
  }));
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const { known, fields, adding, attempt } = state;
  const change = (next: Partial<CalendarFields>) =>
    patch({ fields: { ...fields, ...next }, changed: true, savedAt: null, errors: [], failure: null });

  const add = () => {
    const { errors, closure } = readClosure(adding, today, words);
    if (closure === null) return patch({ errors, attempt: attempt + 1 });
    const closures = [...fields.closures, closure].toSorted((a, b) => (a.from < b.from ? -1 : 1));
    change({ closures });
    patch({ adding: empty });
  };

  const of = (calendar: Calendar) => ({ known: calendar, fields: calendarFields(calendar, today) });

  const merge = async (siteId: string) => {
    const newest = await newestCalendar(siteId);
    if ('kind' in newest) return patch({ sending: false, failure: newest, attempt: attempt + 1 });
    const merged = rebased(fields, known, newest, today);
    patch({ sending: false, isMerged: true, changed: true, known: newest, fields: merged });
  };

  const save = async () => {
    if (state.sending) return;
    if (fields.workingWeekdays?.length === 0) {
      const message = `${words.doors.weekdays}: ${words.doors.weekdaysMissing}`;
      return patch({ errors: [{ field: 'weekday-default', message }], attempt: attempt + 1 });
    }
    patch({ sending: true, errors: [], failure: null, isMerged: false });
    const { siteId } = detail.site;
    const answer = await putOver(siteId, known, fields);
    if (answer.kind === 'reply') {
      const { calendar } = answer.reply;
      patch({ ...{ sending: false, changed: false, savedAt: now() }, ...of(calendar) });
      return reload();
    }
    if (isStale(answer)) return merge(siteId);
    if (answer.kind !== 'unchanged') patch({ sending: false, failure: answer, attempt: attempt + 1 });
  };

  return {
    ...state,
    today,
    type: (next: Partial<NewClosure>) => patch({ adding: { ...adding, ...next } }),
    add,
    drop: (place: number) => change({ closures: fields.closures.filter((_, at) => at !== place) }),
    setWeekdays: (workingWeekdays: CalendarFields['workingWeekdays']) => change({ workingWeekdays }),
    save,
  };
};
export type CalendarForm = ReturnType<typeof useCalendar>;

/** Whether the board confirmed the same closure, as the server last said. */
export const isConfirmed = ({ closures }: Calendar, { from, to, reason }: ClosureFields): boolean =>
  closures.some((one) => one.confirmed && one.from === from && one.to === to && one.reason === reason);

import { useState } from 'preact/hooks';
import { type Calendar, type CalendarFields, ClosureFields } from '../../domain/calendar.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { call, type Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { calendarFields } from './day-off-form.ts';
import { useDesk } from './desk.ts';
import { useWork, type WorkWords } from './work-words.tsx';

export type NewClosure = { from: string; to: string; reason: string };
const empty: NewClosure = { from: '', to: '', reason: '' };

type State = {
  fields: CalendarFields;
  adding: NewClosure;
  errors: readonly FieldError[];
  attempt: number;
  sending: boolean;
  failure: Failure | null;
  savedAt: Instant | null;
  changed: boolean;
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
    fields: calendarFields(detail.calendar, today),
    ...{
      adding: empty,
      errors: [],
      attempt: 0,
      sending: false,
      failure: null,
      savedAt: null,
      changed: false,
    },
  }));
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const { fields, adding, attempt } = state;
  const change = (next: Partial<CalendarFields>) =>
    patch({ fields: { ...fields, ...next }, changed: true, savedAt: null, errors: [], failure: null });

  const add = () => {
    const { errors, closure } = readClosure(adding, today, words);
    if (closure === null) return patch({ errors, attempt: attempt + 1 });
    const closures = [...fields.closures, closure].toSorted((a, b) => (a.from < b.from ? -1 : 1));
    change({ closures });
    patch({ adding: empty });
  };

  const save = async () => {
    if (state.sending) return;
    if (fields.workingWeekdays?.length === 0) {
      const message = `${words.doors.weekdays}: ${words.doors.weekdaysMissing}`;
      return patch({ errors: [{ field: 'weekday-default', message }], attempt: attempt + 1 });
    }
    patch({ sending: true, errors: [], failure: null });
    const { siteId } = detail.site;
    const answer = await call(siteRoutes.putCalendar, { params: { siteId }, body: fields });
    if (answer.kind === 'reply') {
      patch({
        sending: false,
        changed: false,
        savedAt: now(),
        fields: calendarFields(answer.reply.calendar, today),
      });
      return reload();
    }
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

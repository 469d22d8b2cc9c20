import { useState } from 'preact/hooks';
import type { Calendar } from '../../domain/calendar.ts';
import type { CheckInReply } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import { type DayOff, dayOffAnswers } from '../../domain/day-off.ts';
import type { Failure } from '../api.ts';
import type { FieldError } from '../ui/error-summary.tsx';
import { isStale, newestCalendar, putOver } from './calendar-rebased.ts';
import { calendarFields, closedFrom, type DayOffForm, emptyDayOff, readDayOff } from './day-off-form.ts';
import { useDesk } from './desk.ts';
import type { Opening, Outcome } from './outcome.ts';
import { sendCheckIn } from './send.ts';
import type { SiteDay } from './site-day.ts';
import { useArrival } from './unsent-report.ts';
import { useWork } from './work-words.tsx';

type State = {
  form: DayOffForm;
  errors: readonly FieldError[];
  attempt: number;
  sending: boolean;
  outcome: Outcome | null;
  /** Key of what may already be on the server: what is sent next is a correction of it. */
  after: string | null;
  /** Why the calendar was not changed, although the day was reported or kept. */
  calendar: Failure | null;
};
const atFirst: State = {
  form: emptyDayOff,
  errors: [],
  attempt: 0,
  sending: false,
  outcome: null,
  after: null,
  calendar: null,
};

export type DayOffGiven = {
  siteDay: SiteDay;
  onSent: (sent: { reply: CheckInReply }) => void;
  onOpen: (opening: Opening) => void;
};

/** The calendar with the days off after the reported one, whatever else was entered meanwhile; null when it was written. */
const enterClosure = async (
  { detail, day }: SiteDay,
  to: Day,
  reason: string,
  today: Day,
): Promise<Failure | null> => {
  const { siteId } = detail.site;
  const put = (calendar: Calendar) => {
    const fields = calendarFields(calendar, today);
    const closures = [...fields.closures, { from: closedFrom(day, today), to, reason: reason.slice(0, 200) }];
    return putOver(siteId, calendar, { ...fields, closures });
  };
  let answer = await put(detail.calendar);
  if (isStale(answer)) {
    const newest = await newestCalendar(siteId);
    if ('kind' in newest) return newest;
    answer = await put(newest);
  }
  return answer.kind === 'reply' || answer.kind === 'unchanged' ? null : answer;
};

/** The third door: who is left on site and why nobody works; the day's report is made of it, and if asked for the calendar. */
export const useDayOff = ({ siteDay, onSent, onOpen }: DayOffGiven) => {
  const words = useWork();
  const { today } = useDesk();
  const [state, setState] = useState(atFirst);
  const patch = (next: Partial<State>) => setState((was) => ({ ...was, ...next }));
  const { form } = state;
  const change = (fields: Partial<DayOffForm>) =>
    // Whatever waits, waits as it was: with this changed it is another one
    setState((was) => ({ ...was, form: { ...was.form, ...fields }, outcome: null, calendar: null }));

  const send = async (dayOff: DayOff) => {
    const { detail, day, before, stocksFrom } = siteDay;
    if (before === null || stocksFrom === null) return;
    const answers = dayOffAnswers(stocksFrom.checkIn.answers, before.checkIn.answers.lodged, dayOff);
    patch({ sending: true, errors: [], outcome: null, calendar: null });
    const { siteId } = detail.site;
    const request = { answers, seenRevision: 0 };
    const outcome = await sendCheckIn({ siteId, day, request, after: state.after });
    if (outcome.kind === 'stale') return onOpen({ outcome });
    const isTaken = outcome.kind !== 'refused' && form.until !== '';
    const calendar = isTaken ? await enterClosure(siteDay, form.until, dayOff.reason, today) : null;
    if (outcome.kind === 'sent' && calendar === null) return onSent(outcome);
    const after = outcome.kind === 'unsent' ? (outcome.key ?? null) : null;
    setState((was) => ({ ...was, sending: false, outcome, after, calendar, attempt: was.attempt + 1 }));
  };

  // It went through meanwhile; what the calendar did not take is still said
  const unsent = state.outcome?.kind === 'unsent' ? state.outcome : null;
  useArrival(unsent, (sent) =>
    state.calendar === null ? onSent(sent) : patch({ outcome: { kind: 'sent', reply: sent.reply } }),
  );

  const submit = () => {
    if (state.sending) return;
    const { errors, dayOff } = readDayOff(form, words, siteDay.day, today);
    if (dayOff === null) return patch({ errors, attempt: state.attempt + 1 });
    void send(dayOff);
  };

  return { ...state, change, submit };
};

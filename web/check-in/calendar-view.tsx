import { useEffect, useState } from 'preact/hooks';
import { whyNotDue } from '../../domain/due.ts';
import { dueFactsOf } from '../../domain/due-register.ts';
import { clocks } from '../../domain/pack/clocks.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { formatDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { DueDays } from '../due/due-days.tsx';
import { dueRegisterOf } from '../due-register.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/choice-field.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { DayField, TextField } from '../ui/text-field.tsx';
import { AddToCalendar } from './add-to-calendar.tsx';
import { useDesk } from './desk.ts';
import { NameLike } from './name-like-line.tsx';
import { Screen } from './screen.tsx';
import { type CalendarForm, isConfirmed, useCalendar } from './use-calendar.ts';
import { loadHolidays } from './use-owes.ts';
import { useWork } from './work-words.tsx';

const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** What the boxes show first when somebody leaves the default: Monday to Saturday. */
const usual = [1, 2, 3, 4, 5, 6];

const Weekdays = ({ form: { fields, setWeekdays, errors } }: { form: CalendarForm }) => {
  const { doors } = useWork();
  const { workingWeekdays: days } = fields;
  const flip = (day: number) => (checked: boolean) =>
    setWeekdays(week.filter((one) => (one === day ? checked : (days ?? []).includes(one))));
  return (
    <fieldset class="group">
      <legend>{doors.weekdays}</legend>
      <CheckField
        name="weekday-default"
        label={doors.useDefault}
        help={doors.weekdayDefault}
        error={errors.find(({ field }) => field === 'weekday-default')?.message}
        checked={days === null}
        onCheck={(checked) => setWeekdays(checked ? null : usual)}
      />
      {days === null
        ? null
        : week.map((day) => (
            <CheckField
              key={day}
              name={`weekday-${day}`}
              label={doors[`weekday-${day}`]}
              checked={days.includes(day)}
              onCheck={flip(day)}
            />
          ))}
    </fieldset>
  );
};

const Closures = ({ form }: { form: CalendarForm }) => {
  const { doors } = useWork();
  const { known, fields, drop, today } = form;
  const rows = fields.closures.map((closure, place) => ({ ...closure, place }));
  return (
    <DataTable
      caption={doors.closures}
      columns={[
        { head: doors.from, cell: ({ from }) => formatDay(from), rowHead: true },
        { head: doors.to, cell: ({ to }) => formatDay(to) },
        { head: doors.reason, cell: ({ reason }) => reason },
        {
          head: doors.state,
          cell: (row) => (isConfirmed(known, row) ? doors.confirmed : doors.own),
        },
        {
          head: doors.act,
          cell: ({ from, to, place }) =>
            from < today ? (
              '–'
            ) : (
              <button
                type="button"
                class="link"
                aria-label={t(doors, 'dropNamed', { from: formatDay(from), to: formatDay(to) })}
                onClick={() => drop(place)}
              >
                {doors.drop}
              </button>
            ),
        },
      ]}
      rows={rows}
      keyOf={({ from, to, reason, place }) => `${from} ${to} ${reason} ${place}`}
      empty={doors.noClosures}
      stacked
    />
  );
};

const Adding = ({ form: { adding, errors, type, add } }: { form: CalendarForm }) => {
  const { doors } = useWork();
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <fieldset class="group">
      <legend>{doors.addTitle}</legend>
      <DayField
        name="closure-from"
        label={doors.from}
        value={adding.from}
        error={error('closure-from')}
        onInput={(from) => type({ from })}
      />
      <DayField
        name="closure-to"
        label={doors.to}
        value={adding.to}
        error={error('closure-to')}
        onInput={(to) => type({ to })}
      />
      <TextField
        name="closure-reason"
        label={doors.reason}
        help={doors.whyOtherHelp}
        maxLength={200}
        value={adding.reason}
        error={error('closure-reason')}
        onInput={(reason) => type({ reason })}
      />
      <NameLike text={adding.reason} />
      <Button look="secondary" onClick={add}>
        {doors.add}
      </Button>
    </fieldset>
  );
};

/** What comes of the calendars of the site and its zone, and of its plan, as they are saved. */
const OwnDueDays = ({ detail }: { detail: SiteDetail }) => {
  const { today } = useDesk();
  const [holidays, setHolidays] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    loadHolidays().then(setHolidays, () => undefined);
  }, []);
  if (holidays === null) return null;
  const register = dueRegisterOf(detail);
  const lodged = detail.dueBy?.lodged ?? 0;
  return <DueDays today={today} why={(day) => whyNotDue(dueFactsOf(register, day, lodged, holidays), day)} />;
};

/** When the site works: weekdays and days off from today on. */
export const CalendarView = ({ detail, reload }: { detail: SiteDetail; reload: () => void }) => {
  const { doors } = useWork();
  const { page } = useDesk();
  const form = useCalendar(detail, reload);
  const { errors, attempt, failure, changed, isMerged, savedAt, sending, save } = form;
  const { days, inDays } = clocks.ownWordClosures;
  const submit = (event: Event) => {
    event.preventDefault();
    void save();
  };
  return (
    <Screen
      title={doors.calendarTitle}
      intro={t(doors, 'calendarIntro', { days: String(days), of: String(inDays) })}
      name={detail.site.name}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {savedAt ? (
          <Notice tone="good" live="status">
            <p class="num">{t(doors, 'calendarSaved', { time: formatTime(savedAt) })}</p>
          </Notice>
        ) : null}
        <Weekdays form={form} />
        <Closures form={form} />
        <Adding form={form} />
        {failure ? <ProblemNotice failure={failure} onRetry={() => void save()} /> : null}
        {isMerged ? (
          <Notice tone="warning" live="alert">
            {doors.calendarMerged}
          </Notice>
        ) : null}
        {changed ? <p role="status">{doors.calendarUnsaved}</p> : null}
        <Button big submit disabled={sending}>
          {sending ? page.sending : doors.calendarSave}
        </Button>
      </form>
      <h2>{doors.dueTitle}</h2>
      <p class="quiet">{doors.dueHelp}</p>
      <OwnDueDays detail={detail} />
      <AddToCalendar siteId={detail.site.siteId} />
    </Screen>
  );
};

import { emptyCalendar } from '../../domain/calendar.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import { whyNotDue } from '../../domain/due.ts';
import { formatDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import type { ZoneCalendar } from '../../domain/zone-calendar.ts';
import { zoneCalendarRoutes } from '../../domain/zone-calendar-routes.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { DueDays } from '../due/due-days.tsx';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField } from '../ui/choice-field.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { DayField, TextField } from '../ui/text-field.tsx';
import { useCalendarWords, withCalendarWords } from './calendar-words.ts';
import { useZones } from './place-names.ts';
import { readOf } from './read.ts';
import { useHolidays } from './use-holidays.ts';
import { useReply } from './use-reply.ts';
import { useZoneCalendar, type ZoneCalendarForm } from './use-zone-calendar.ts';
import { useWords } from './words.ts';

const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** What the boxes show first when somebody leaves the default: Monday to Saturday. */
const usual = [1, 2, 3, 4, 5, 6];

const Weekdays = ({ form: { fields, setWeekdays, errorAt } }: { form: ZoneCalendarForm }) => {
  const { calendars } = useCalendarWords();
  const { page } = useWords();
  const { workingWeekdays: days } = fields;
  const flip = (day: number) => (checked: boolean) =>
    setWeekdays(week.filter((one) => (one === day ? checked : (days ?? []).includes(one))));
  return (
    <fieldset class="group">
      <legend>{calendars.weekdays}</legend>
      <p class="help">{calendars.ownFirst}</p>
      <CheckField
        name="weekday-default"
        label={calendars.useDefault}
        help={calendars.defaultHelp}
        error={errorAt('weekday-default')}
        checked={days === null}
        onCheck={(checked) => setWeekdays(checked ? null : usual)}
      />
      {days === null
        ? null
        : week.map((day) => (
            <CheckField
              key={day}
              name={`weekday-${day}`}
              label={page.weekdays[day]}
              checked={days.includes(day)}
              onCheck={flip(day)}
            />
          ))}
    </fieldset>
  );
};

const Closures = ({ form: { fields, drop }, today }: { form: ZoneCalendarForm; today: Day }) => {
  const { calendars } = useCalendarWords();
  const rows = fields.closures.map((closure, place) => ({ ...closure, place }));
  return (
    <DataTable
      caption={calendars.closures}
      columns={[
        { head: calendars.from, cell: ({ from }) => formatDay(from), rowHead: true },
        { head: calendars.to, cell: ({ to }) => formatDay(to) },
        { head: calendars.reason, cell: ({ reason }) => reason },
        {
          head: calendars.act,
          cell: ({ from, to, place }) => (
            <button
              type="button"
              class="link"
              aria-label={t(calendars, from < today ? 'endNamed' : 'dropNamed', {
                from: formatDay(from),
                to: formatDay(to),
              })}
              onClick={() => drop(place)}
            >
              {from < today ? calendars.end : calendars.drop}
            </button>
          ),
        },
      ]}
      rows={rows}
      keyOf={({ from, to, reason, place }) => `${from} ${to} ${reason} ${place}`}
      empty={calendars.noClosures}
      stacked
    />
  );
};

const Adding = ({ form: { adding, type, add, errorAt } }: { form: ZoneCalendarForm }) => {
  const { calendars } = useCalendarWords();
  return (
    <fieldset class="group">
      <legend>{calendars.addTitle}</legend>
      <DayField
        name="closure-from"
        label={calendars.from}
        value={adding.from}
        error={errorAt('closure-from')}
        onInput={(from) => type({ from })}
      />
      <DayField
        name="closure-to"
        label={calendars.to}
        value={adding.to}
        error={errorAt('closure-to')}
        onInput={(to) => type({ to })}
      />
      <TextField
        name="closure-reason"
        label={calendars.reason}
        help={calendars.reasonHelp}
        maxLength={200}
        value={adding.reason}
        error={errorAt('closure-reason')}
        onInput={(reason) => type({ reason })}
      />
      <Button look="secondary" onClick={add}>
        {calendars.add}
      </Button>
    </fieldset>
  );
};

const Preview = ({ calendar, today }: { calendar: ZoneCalendar; today: Day }) => {
  const { calendars } = useCalendarWords();
  const holidays = useHolidays();
  if (holidays === null) return <Spinner />;
  const facts = {
    ...{ registeredOn: today, active: true, calendar: emptyCalendar, zoneCalendar: calendar },
    ...{ model: null, lastLodged: 0, holidays },
  };
  return (
    <>
      <h3>{calendars.preview}</h3>
      <DueDays today={today} why={(day) => whyNotDue(facts, day)} title={calendars.preview} />
      <p class="quiet">{calendars.livedIn}</p>
    </>
  );
};

type EditorProps = { zoneId: string; known: ZoneCalendar; refresh: () => void };

const Editor = ({ zoneId, known, refresh }: EditorProps) => {
  const { calendars } = useCalendarWords();
  const { ui } = useWords();
  const today = dayOf(now());
  const form = useZoneCalendar(zoneId, known, today);
  const { errors, attempt, failure, busy, savedAt, isChanged, base, drawn, save } = form;
  const isStale = failure?.kind === 'problem' && failure.code === 'stale-calendar';
  const submit = (event: Event) => {
    event.preventDefault();
    void save();
  };
  return (
    <div class="columns">
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {savedAt ? (
          <Notice tone="good" live="status">
            <p class="num">{t(calendars, 'saved', { time: formatTime(savedAt) })}</p>
          </Notice>
        ) : null}
        <Weekdays form={form} />
        <Closures form={form} today={today} />
        <Adding form={form} />
        {failure ? (
          <ProblemNotice failure={failure} onRetry={isStale ? undefined : () => void save()} />
        ) : null}
        {isStale ? (
          <Button look="secondary" onClick={refresh}>
            {calendars.takeNew}
          </Button>
        ) : null}
        {isChanged ? <p role="status">{calendars.unsaved}</p> : null}
        <Button big submit disabled={busy}>
          {busy ? ui.working : calendars.save}
        </Button>
        <p class="quiet num">{t(calendars, 'version', { n: String(base.version) })}</p>
      </form>
      <section>
        <Preview calendar={drawn} today={today} />
      </section>
    </div>
  );
};

const OneZone = ({ zoneId }: { zoneId: string }) => {
  const { value, failure, refresh } = useReply<{ calendar: ZoneCalendar }>(zoneId, async (_, signal) =>
    readOf(await call(zoneCalendarRoutes.getZoneCalendar, { params: { zoneId }, signal })),
  );
  if (failure && value === null) return <ProblemNotice failure={failure} onRetry={() => void refresh()} />;
  if (value === null) return <Spinner />;
  return (
    <Editor
      key={value.calendar.version}
      zoneId={zoneId}
      known={value.calendar}
      refresh={() => void refresh()}
    />
  );
};

type CalendarsProps = { search: string; change: (changes: Readonly<Record<string, string>>) => void };

const Calendars = ({ search, change }: CalendarsProps) => {
  const { calendars } = useCalendarWords();
  const zones = useZones();
  const zone = new URLSearchParams(search).get('zone');
  return (
    <>
      <p>{calendars.intro}</p>
      <SelectField
        name="zone"
        label={calendars.pick}
        help={calendars.pickHelp}
        value={zone}
        options={zones.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(picked) => change({ zone: picked })}
      />
      {zone === null ? null : <OneZone key={zone} zoneId={zone} />}
    </>
  );
};

/** The calendar of a zone, as its board keeps it, with what comes of it drawn beside. */
export const CalendarsView = withCalendarWords(Calendars);

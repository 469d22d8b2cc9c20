import { formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { CountField } from '../ui/count-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice, saidBy } from '../ui/problem-notice.tsx';
import { DayField, TextField } from '../ui/text-field.tsx';
import { useSpeech } from '../ui/words.ts';
import { SentNotice } from './day-notices.tsx';
import { asksSymptoms, reasons } from './day-off-form.ts';
import { useDesk } from './desk.ts';
import { NameLike } from './name-like-line.tsx';
import { NotSent } from './not-sent.tsx';
import { Go, Screen } from './screen.tsx';
import type { Filed } from './site-day.ts';
import { type DayOffGiven, useDayOff } from './use-day-off.ts';
import { useWork } from './work-words.tsx';

type Props = { dayOff: ReturnType<typeof useDayOff> };

/** Who is left, what ails them, why nobody works, and until when. */
const Fields = ({ dayOff: { form, errors, change } }: Props) => {
  const { doors, report } = useWork();
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <CountField
        name="left"
        label={doors.left}
        help={doors.leftHelp}
        unit={report.persons}
        value={form.left}
        error={error('left')}
        onInput={(left) => change({ left })}
      />
      {asksSymptoms(form) ? (
        <CountField
          name="closed-symptomatic"
          label={doors.closedSymptomatic}
          help={doors.closedSymptomaticHelp}
          unit={report.persons}
          value={form.symptomatic}
          error={error('closed-symptomatic')}
          onInput={(symptomatic) => change({ symptomatic })}
        />
      ) : null}
      <ChoiceField
        name="why"
        label={doors.why}
        value={form.reason}
        options={reasons.map((value) => ({ value, label: doors[`why-${value}`] }))}
        error={error('why')}
        onPick={(reason) => change({ reason })}
      />
      {form.reason === 'other' ? (
        <>
          <TextField
            name="why-other"
            label={doors.whyOther}
            help={doors.whyOtherHelp}
            maxLength={300}
            value={form.other}
            error={error('why-other')}
            onInput={(other) => change({ other })}
          />
          <NameLike text={form.other} />
        </>
      ) : null}
      <DayField
        name="until"
        label={doors.until}
        help={doors.untilHelp}
        optional
        value={form.until}
        error={error('until')}
        onInput={(until) => change({ until })}
      />
    </>
  );
};

/** The days off that are not in the calendar, and why. */
const NotInCalendar = ({ dayOff: { calendar, form } }: Props) => {
  const { doors } = useWork();
  const { ui } = useSpeech().words;
  if (calendar === null) return null;
  return (
    <Notice tone="warning" live="alert">
      <p class="num">
        {t(doors, 'calendarNotDone', { day: formatShortDay(form.until), why: saidBy(calendar, ui).detail })}
      </p>
      <Go to={{ view: 'calendar', day: null }} class="button secondary">
        {doors.calendarTitle}
      </Go>
    </Notice>
  );
};

const Result = ({ dayOff, day }: Props & { day: string }) => {
  const { doors } = useWork();
  const { outcome, submit } = dayOff;
  return (
    <>
      {outcome?.kind === 'sent' ? (
        <Notice tone="good" live="status" title={t(doors, 'closedSent', { day })}>
          <Go to={{ view: 'receipt' }} class="button">
            {doors.seeReceipt}
          </Go>
        </Notice>
      ) : null}
      {outcome?.kind === 'refused' ? <ProblemNotice failure={outcome.failure} /> : null}
      {outcome?.kind === 'unsent' ? <NotSent outcome={outcome} onRetry={submit} /> : null}
      <NotInCalendar dayOff={dayOff} />
    </>
  );
};

/** The day is reported already, by whomever: its time, and where it is corrected. */
const Already = ({ filed, day }: { filed: Filed; day: string }) => {
  const { doors } = useWork();
  return (
    <>
      <p>{t(doors, 'closedAlready', { day })}</p>
      <SentNotice filed={filed} />
    </>
  );
};

/** "Closed today": a day without production, reported without the form. */
export const ClosedView = (given: DayOffGiven) => {
  const { siteDay } = given;
  const { doors } = useWork();
  const { page, today } = useDesk();
  const dayOff = useDayOff(given);
  const day = formatShortDay(siteDay.day);
  const { stocksFrom, filed } = siteDay;
  const { outcome, errors, attempt, sending } = dayOff;
  const submit = (event: Event) => {
    event.preventDefault();
    dayOff.submit();
  };
  const title = siteDay.day === today ? doors.closedTitle : t(doors, 'closedTitleOn', { day });
  return (
    <Screen title={title} intro={page.intro} name={siteDay.detail.site.name}>
      {filed && outcome === null ? <Already filed={filed} day={day} /> : null}
      {filed === null && stocksFrom === null ? <p>{doors.noStocks}</p> : null}
      {stocksFrom && (filed === null || outcome !== null) && outcome?.kind !== 'sent' ? (
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} attempt={attempt} />
          <p>{t(doors, 'closedIntro', { day: formatShortDay(stocksFrom.checkIn.day) })}</p>
          <p>{doors.closedCases}</p>
          <Fields dayOff={dayOff} />
          <Result dayOff={dayOff} day={day} />
          {outcome?.kind === 'unsent' ? null : (
            <Button big submit disabled={sending}>
              {sending ? page.sending : t(doors, 'closedSend', { day })}
            </Button>
          )}
        </form>
      ) : (
        <Result dayOff={dayOff} day={day} />
      )}
      {filed ? null : (
        <p>
          <Go to={{ view: 'report' }} class="link">
            {doors.openFull}
          </Go>
        </p>
      )}
    </Screen>
  );
};

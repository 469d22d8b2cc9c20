import { useState } from 'preact/hooks';
import { addDays, dayOf } from '../../domain/day.ts';
import {
  formatDay,
  formatMoment,
  formatNumber,
  formatShortDay,
  formatTime,
} from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSheet } from '../ui/sheet.ts';
import { BandTag } from '../ui/standing-tags.tsx';
import { useSpeech } from '../ui/words.ts';
import type { DayRow } from './day-rows.ts';
import { DayStateTag } from './day-state-tag.tsx';
import { useDesk } from './desk.ts';
import { daysCss } from './receipt-css.ts';
import { spanDays } from './receipt-next.tsx';
import { useRecord } from './record-words.tsx';
import { Go, Screen } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { useSpan } from './use-span.ts';
import { useWork } from './work-words.tsx';

type RowProps = { row: DayRow };

const State = ({ row: { state, day, filed } }: RowProps) => {
  const { receipt } = useRecord();
  if (filed === null) return <DayStateTag state={state} />;
  const { receivedAt, revision } = filed.checkIn;
  const when = dayOf(receivedAt) === day ? formatTime(receivedAt) : formatMoment(receivedAt);
  return (
    <span class="row num">
      <DayStateTag state={state} />
      <span>
        {t(receipt, 'receivedAt', { when })}
        {revision > 1 ? ` · ${t(receipt, 'times', { n: String(revision) })}` : ''}
      </span>
    </span>
  );
};

const Score = ({ row: { day, filed } }: RowProps) => {
  const { lang } = useSpeech();
  if (filed === null) return <>–</>;
  const { readiness, band } = filed.assessment;
  return (
    <span class="row">
      {readiness === null ? null : <span class="num">{formatNumber(lang, readiness, 1)}</span>}
      <BandTag band={band} day={day} plain />
    </span>
  );
};

/** Counted on most days, so said even when 0; the others only when there is something to say. */
const always = ['symptomatic'] as const;
const whenAny = ['f0', 'f1', 'positive', 'quarantineBreaches'] as const;

const Flows = ({ row: { filed } }: RowProps) => {
  const { receipt } = useRecord();
  const { answers } = useWork();
  const { lang } = useSpeech();
  if (filed === null) return <>–</>;
  const said = filed.checkIn.answers;
  const tested = said.testedHighRisk + said.testedService + said.testedOther;
  const counts = [
    ...[...always, ...whenAny.filter((name) => said[name] > 0)].map(
      (name) => [answers[name].label, said[name]] as const,
    ),
    [receipt.tested, tested] as const,
  ];
  return (
    <span class="num">
      {counts.map(([label, n]) => t(receipt, 'flow', { label, n: formatNumber(lang, n) })).join(' · ')}
    </span>
  );
};

const Acts = ({ row: { day, filed, open, state } }: RowProps) => {
  const { receipt } = useRecord();
  const slots = { day: formatShortDay(day) };
  if (filed === null) {
    if (!open) return <>–</>;
    return (
      <Go to={{ view: 'day', day }} class={state === 'missing' ? 'button secondary' : 'link'}>
        {t(receipt, state === 'missing' ? 'actFile' : 'actToday', slots)}
      </Go>
    );
  }
  return (
    <span class="row">
      <Go to={{ view: 'receipt', day }} class="link">
        {t(receipt, 'actReceipt', slots)}
      </Go>
      {filed.checkIn.revision > 1 ? (
        <Go to={{ view: 'history', day }} class="link">
          {t(receipt, 'actHistory', slots)}
        </Go>
      ) : null}
    </span>
  );
};

const DaysTable = ({ rows }: { rows: readonly DayRow[] }) => {
  const { receipt } = useRecord();
  const ends = { from: formatDay(rows[0]?.day ?? ''), to: formatDay(rows.at(-1)?.day ?? '') };
  useSheet(daysCss);
  return (
    <div class="days">
      <DataTable
        caption={t(receipt, 'daysCaption', ends)}
        stacked
        columns={[
          { head: receipt.dayHead, cell: ({ day }) => formatDay(day), rowHead: true },
          { head: receipt.stateHead, cell: (row) => <State row={row} /> },
          { head: receipt.scoreHead, cell: (row) => <Score row={row} /> },
          { head: receipt.flowsHead, cell: (row) => <Flows row={row} /> },
          { head: receipt.actHead, cell: (row) => <Acts row={row} /> },
        ]}
        rows={[...rows].reverse()}
        keyOf={({ day }) => day}
      />
    </div>
  );
};

/** What the site reported, newest first: 30 days, and earlier ones as far as they are asked for. */
export const DaysView = ({ siteDay }: { siteDay: SiteDay }) => {
  const { receipt } = useRecord();
  const { today } = useDesk();
  const { name, registeredOn } = siteDay.detail.site;
  const [spans, setSpans] = useState(1);
  const from = addDays(today, 1 - spanDays * spans);
  const [state, again] = useSpan(siteDay, from, today);
  const first = state.kind === 'rows' ? state.rows[0]?.day : undefined;
  return (
    <Screen title={receipt.daysTitle} intro={receipt.daysIntro} name={name} wide>
      <p>
        <Go to={{ view: 'trend', day: null }} class="link">
          {receipt.seeTrend}
        </Go>
      </p>
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={again} /> : null}
      {state.kind === 'rows' ? <DaysTable rows={state.rows} /> : null}
      {state.kind === 'rows' && state.failure ? (
        <ProblemNotice failure={state.failure} onRetry={again} />
      ) : null}
      {first && first > registeredOn ? (
        <Button look="secondary" onClick={() => setSpans(spans + 1)}>
          {receipt.earlier}
        </Button>
      ) : null}
      {first && first <= registeredOn ? (
        <p class="quiet">{t(receipt, 'start', { day: formatDay(registeredOn) })}</p>
      ) : null}
      <Announcer message={first && spans > 1 ? t(receipt, 'loadedFrom', { day: formatDay(first) }) : ''} />
    </Screen>
  );
};

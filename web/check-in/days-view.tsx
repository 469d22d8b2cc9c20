import { useEffect, useState } from 'preact/hooks';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import { formatDay, formatNumber, formatShortDay, formatTime } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { clocks } from '../../domain/thai-nguyen/clocks.ts';
import { call, type Failure } from '../api.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { BandTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { useDesk } from './desk.ts';
import { Go, Screen } from './screen.tsx';
import type { Filed, SiteDay } from './site-day.ts';
import { useWork, type WorkWords } from './work-words.tsx';

type Row = { day: Day; filed: Filed | null };
type State = { kind: 'loading' } | { kind: 'rows'; rows: Row[] } | { kind: 'failed'; failure: Failure };

const stateOf = ({ filed }: Row, report: WorkWords['report']) => {
  if (filed === null) return report.stateNone;
  const { onTime, receivedAt } = filed.checkIn;
  if (onTime === null) return report.stateNotDue;
  return t(report, onTime ? 'stateOnTime' : 'stateLate', { time: formatTime(receivedAt) });
};

/** The days that still take a report or a correction, newest first. */
export const DaysView = ({ siteDay }: { siteDay: SiteDay }) => {
  const { report } = useWork();
  const { lang } = useSpeech();
  const { today } = useDesk();
  const { siteId, name } = siteDay.detail.site;
  const [state, setState] = useState<State>({ kind: 'loading' });
  const from = addDays(today, -clocks.correctionDays);
  const load = () =>
    void call(checkInRoutes.listCheckIns, { params: { siteId }, query: { from, to: today } }).then(
      (answer) => {
        if (answer.kind === 'unchanged') return;
        if (answer.kind !== 'reply') return setState({ kind: 'failed', failure: answer });
        const filed = new Map(answer.reply.items.map((item) => [item.checkIn.day, item]));
        const rows = daysFrom(from, today)
          .reverse()
          .map((day) => ({ day, filed: filed.get(day) ?? null }));
        setState({ kind: 'rows', rows });
      },
    );
  // Read once per site and day
  useEffect(load, [siteId, today]);
  const standing = ({ filed }: Row) => {
    if (filed === null) return '–';
    const { readiness, band } = filed.assessment;
    return (
      <span class="row">
        {readiness === null ? null : <span class="num">{formatNumber(lang, readiness, 1)}</span>}
        <BandTag band={band} plain />
      </span>
    );
  };
  const act = ({ day, filed }: Row) => (
    <Go to={{ view: filed ? 'receipt' : 'report', day }} class="link">
      {t(report, filed ? 'actReceipt' : 'actFile', { day: formatShortDay(day) })}
    </Go>
  );
  return (
    <Screen title={report.daysTitle} intro={report.daysIntro} name={name}>
      {state.kind === 'loading' ? <Spinner /> : null}
      {state.kind === 'failed' ? <ProblemNotice failure={state.failure} onRetry={load} /> : null}
      {state.kind === 'rows' ? (
        <DataTable
          caption={report.daysTitle}
          captionHidden
          stacked
          columns={[
            { head: report.dayHead, cell: ({ day }) => formatDay(day), rowHead: true },
            { head: report.stateHead, cell: (row) => stateOf(row, report) },
            { head: report.standingHead, cell: standing },
            { head: report.actHead, cell: act },
          ]}
          rows={state.rows}
          keyOf={({ day }) => day}
        />
      ) : null}
    </Screen>
  );
};

import { addDays, dayOf } from '../../domain/day.ts';
import type { SiteDetail } from '../../domain/site.ts';
import { templateInForce } from '../../domain/template.ts';
import { formatDay, formatNumber, formatShortDay } from '../../domain/texts/format.ts';
import { fill, type Lang } from '../../domain/texts/text.ts';
import { type DayRow, dayRows } from '../check-in/day-rows.ts';
import { now } from '../clock.ts';
import { useTemplates } from '../templates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag } from '../ui/standing-tags.tsx';
import { TrendChart } from '../ui/trend-chart.tsx';
import { Hatch, KeyLine, LateMark, OnTimeMark } from '../ui/trend-marks.tsx';
import { useSpeech } from '../ui/words.ts';
import type { CheckInItem } from './score-move-line.tsx';
import { trendDays } from './site-reports.ts';
import { useHolidays } from './use-holidays.ts';
import { useWords, type Words } from './words.ts';

const readinessOf = ({ filed }: DayRow) => filed?.assessment.readiness ?? null;
const f0Of = ({ filed }: DayRow) => filed?.checkIn.answers.f0 ?? null;
const illOf = ({ filed }: DayRow) =>
  filed === null ? null : filed.checkIn.answers.symptomatic + filed.checkIn.answers.absentSick;

/** The trend in a sentence, with its period and denominators. `rows`: oldest first. */
export const trendSentence = (words: Words['work']['trend'], lang: Lang, rows: readonly DayRow[]): string => {
  const filed = rows.filter((row) => row.filed !== null);
  const last = rows.at(-1);
  if (last === undefined || filed.length === 0)
    return fill(words.none, { day: formatDay(last?.day ?? dayOf(now())) });
  const reported = rows.filter(({ state }) => state === 'onTime' || state === 'late').length;
  const missing = rows.filter(({ state }) => state === 'missing').length;
  const scores = rows.flatMap((row) => readinessOf(row) ?? []);
  const [from, to] = [scores[0], scores.at(-1)];
  const slots = {
    reported: String(reported),
    due: String(reported + missing),
    days: String(rows.length),
    day: formatShortDay(last.day),
    f0: formatNumber(
      lang,
      filed.reduce((sum, row) => sum + (f0Of(row) ?? 0), 0),
    ),
  };
  if (from === undefined || to === undefined) return fill(words.unscored, slots);
  return fill(words.sentence, {
    ...slots,
    from: formatNumber(lang, from, 1),
    to: formatNumber(lang, to, 1),
  });
};

const Key = () => {
  const { trend } = useWords().work;
  return (
    <ul class="trend-key">
      <KeyLine sample={<OnTimeMark x={10} y={10} />}>{trend.onTime}</KeyLine>
      <KeyLine sample={<LateMark x={10} y={10} />}>{trend.late}</KeyLine>
      <KeyLine
        sample={
          <>
            <Hatch id="trend-silent" />
            <rect width="20" height="20" fill="url(#trend-silent)" />
          </>
        }
      >
        {trend.missing}
      </KeyLine>
    </ul>
  );
};

const Table = ({ rows }: { rows: readonly DayRow[] }) => {
  const { page, answers, terms, work } = useWords();
  const { lang } = useSpeech();
  const count = (n: number | null) => (n === null ? '–' : formatNumber(lang, n));
  const score = ({ day, filed }: DayRow) =>
    filed === null ? (
      '–'
    ) : (
      <>
        <BandTag band={filed.assessment.band} day={day} plain />{' '}
        {filed.assessment.readiness === null ? null : formatNumber(lang, filed.assessment.readiness, 1)}
      </>
    );
  const states = {
    ...{ onTime: terms.coverage.onTime, late: terms.coverage.late, missing: terms.coverage.missing },
    ...{ waiting: terms.coverage.pending, rest: terms.coverage.notDue, extra: terms.coverage.notDue },
  };
  return (
    <details>
      <summary>{work.trend.table}</summary>
      <DataTable
        caption={work.trend.table}
        captionHidden
        columns={[
          { head: page.day, cell: ({ day }: DayRow) => formatDay(day), rowHead: true },
          { head: page.received, cell: ({ state }: DayRow) => states[state] },
          { head: page.readiness, cell: score },
          { head: answers.f0.label, cell: (row: DayRow) => count(f0Of(row)), numeric: true },
          { head: work.trend.ill, cell: (row: DayRow) => count(illOf(row)), numeric: true },
        ]}
        rows={rows.toReversed()}
        keyOf={({ day }) => day}
        stacked
      />
    </details>
  );
};

/** Thirty days of a site: readiness and timeliness, F0 and illness below, with the figures behind. */
export const SiteTrend = ({ detail, items }: { detail: SiteDetail; items: readonly CheckInItem[] }) => {
  const { answers, work } = useWords();
  const { lang } = useSpeech();
  const { trend: words } = work;
  const holidays = useHolidays();
  const templates = useTemplates();
  const moment = now();
  const today = dayOf(moment);
  if (holidays === null) return null;
  const from = addDays(today, 1 - trendDays);
  const rows = dayRows({ detail, filed: items, from, to: today, now: moment, today, holidays });
  const title = trendSentence(words, lang, rows);
  if (rows.every(({ filed }) => filed === null)) return <p>{title}</p>;
  const bars = (label: string, values: (number | null)[]) => ({
    label: fill(words.bars, { label, most: formatNumber(lang, Math.max(0, ...values.map((n) => n ?? 0))) }),
    values,
  });
  const bands = templateInForce(templates, today)?.bands.filter((band) => band.from > 0) ?? [];
  return (
    <TrendChart
      title={title}
      days={rows.map(({ day }) => day)}
      values={rows.map(readinessOf)}
      most={100}
      thresholds={bands.map((band) => band.from)}
      late={rows.map(({ state }) => state === 'late')}
      silent={rows.map(({ state }) => state === 'missing')}
      bars={[bars(answers.f0.label, rows.map(f0Of)), bars(work.trend.ill, rows.map(illOf))]}
    >
      <Key />
      <Table rows={rows} />
    </TrendChart>
  );
};

import { templateInForce } from '../../domain/template.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { knownTemplates } from '../templates.ts';
import { DataTable } from '../ui/data-table.tsx';
import { BandTag } from '../ui/standing-tags.tsx';
import { TrendChart } from '../ui/trend-chart.tsx';
import { mostOf } from '../ui/trend-geometry.ts';
import { KeyLine, LateMark, OnTimeMark } from '../ui/trend-marks.tsx';
import { useSpeech } from '../ui/words.ts';
import type { DayRow } from './day-rows.ts';
import { DayStateTag } from './day-state-tag.tsx';
import { useRecord } from './record-words.tsx';
import { trendOf, trendSentence } from './trend.ts';
import { useWork } from './work-words.tsx';

const testedOf = ({ filed }: DayRow) =>
  filed === null
    ? null
    : filed.checkIn.answers.testedHighRisk +
      filed.checkIn.answers.testedService +
      filed.checkIn.answers.testedOther;
const symptomaticOf = ({ filed }: DayRow) => filed?.checkIn.answers.symptomatic ?? null;
const readinessOf = ({ filed }: DayRow) => filed?.assessment.readiness ?? null;

type Rows = { /** Oldest first. */ rows: readonly DayRow[] };

const bandsOn = (rows: readonly DayRow[]) =>
  templateInForce(knownTemplates(), rows.at(-1)?.day ?? '')?.bands.filter(({ from }) => from > 0) ?? [];

const seriesOf = (rows: readonly DayRow[]) => ({
  days: rows.map(({ day }) => day),
  values: rows.map(readinessOf),
  late: rows.map(({ state }) => state === 'late'),
  silent: rows.map(({ state }) => state === 'missing'),
  thresholds: bandsOn(rows).map(({ from }) => from),
  most: 100,
});

const Key = ({ rows }: Rows) => {
  const { receipt } = useRecord();
  const { standing } = useSpeech().words;
  const bands = bandsOn(rows);
  return (
    <ul class="trend-key">
      <KeyLine sample={<OnTimeMark x={10} y={10} />}>{receipt.keyOnTime}</KeyLine>
      <KeyLine sample={<LateMark x={10} y={10} />}>{receipt.keyLate}</KeyLine>
      <KeyLine
        sample={
          <path
            d="M-2 8L8-2M2 22L22 2M-4 18L18-4M12 22l10-10"
            stroke="currentColor"
            stroke-opacity=".6"
            stroke-width="2.5"
          />
        }
      >
        {receipt.keyMissing}
      </KeyLine>
      {bands.map(({ id, from }) => (
        <li key={id} class="num">
          {fill(receipt.keyBand, { label: standing.bands[id].label, from: String(from) })}
        </li>
      ))}
    </ul>
  );
};

const Table = ({ rows }: Rows) => {
  const { receipt } = useRecord();
  const { answers } = useWork();
  const { lang } = useSpeech();
  const count = (n: number | null) => (n === null ? '–' : formatNumber(lang, n));
  const score = ({ day, filed }: DayRow) => {
    if (filed === null) return '–';
    const { readiness, band } = filed.assessment;
    return (
      <span class="row">
        {readiness === null ? null : formatNumber(lang, readiness, 1)} <BandTag band={band} day={day} plain />
      </span>
    );
  };
  return (
    <details>
      <summary>{receipt.trendTable}</summary>
      <DataTable
        caption={receipt.trendTable}
        captionHidden
        columns={[
          { head: receipt.dayHead, cell: ({ day }) => formatDay(day), rowHead: true },
          { head: receipt.stateHead, cell: ({ state }) => <DayStateTag state={state} /> },
          { head: receipt.readiness, cell: score },
          { head: answers.symptomatic.label, cell: (row) => count(symptomaticOf(row)), numeric: true },
          { head: receipt.tested, cell: (row) => count(testedOf(row)), numeric: true },
        ]}
        rows={[...rows].reverse()}
        keyOf={({ day }) => day}
      />
    </details>
  );
};

/** The title of the rows' chart. */
const useTitle = (rows: readonly DayRow[]) => {
  const words = useRecord();
  const { lang } = useSpeech();
  return trendSentence(trendOf(rows), words, lang);
};

/** Thirty days of a site: readiness, timeliness, symptoms and tests, with the figures behind. */
export const SpanChart = ({ rows }: Rows) => {
  const { receipt } = useRecord();
  const { answers } = useWork();
  const { lang } = useSpeech();
  const bars = (label: string, values: (number | null)[]) => ({
    label: fill(receipt.barsOf, { label, most: formatNumber(lang, mostOf(values)) }),
    values,
  });
  return (
    <TrendChart
      title={useTitle(rows)}
      {...seriesOf(rows)}
      bars={[
        bars(answers.symptomatic.label, rows.map(symptomaticOf)),
        bars(receipt.tested, rows.map(testedOf)),
      ]}
    >
      <Key rows={rows} />
      <Table rows={rows} />
    </TrendChart>
  );
};

/** The same in small: the line alone. */
export const SmallSpanChart = ({ rows }: Rows) => (
  <TrendChart title={useTitle(rows)} {...seriesOf(rows)} tall={72} />
);

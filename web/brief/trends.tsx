import { useState } from 'preact/hooks';
import { comparableFrom } from '../../domain/brief-figures.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import type { TrendDay } from '../../domain/snapshot.ts';
import { formatDay, formatNumber, formatPercent } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { type TrendOfDay, trendRoutes } from '../../domain/trends.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { useZones, zoneName } from '../console/place-names.ts';
import { readOf } from '../console/read.ts';
import { useReply } from '../console/use-reply.ts';
import { ChoiceField, SelectField } from '../ui/choice-field.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { TrendChart } from '../ui/trend-chart.tsx';
import { Hatch, KeyLine, LateMark, OnTimeMark } from '../ui/trend-marks.tsx';
import { useSpeech } from '../ui/words.ts';
import { dayOfZone, f0OfDay, rateOfDay, trendSentence, trendTitle } from './trend-says.ts';
import { useTrendWords, withTrendWords } from './trend-words.ts';

const spans = ['30', '90'] as const;
type Span = (typeof spans)[number];

const Key = () => {
  const { trends } = useTrendWords();
  return (
    <ul class="trend-key">
      <KeyLine sample={<OnTimeMark x={10} y={10} />}>{trends.onTime}</KeyLine>
      <KeyLine sample={<LateMark x={10} y={10} />}>{trends.below}</KeyLine>
      <KeyLine
        sample={
          <>
            <Hatch id="trends-silent" />
            <rect width="20" height="20" fill="url(#trends-silent)" />
          </>
        }
      >
        {trends.silent}
      </KeyLine>
    </ul>
  );
};

const Table = ({ days, where }: { days: readonly TrendDay[]; where: string }) => {
  const { lang } = useSpeech();
  const { trends } = useTrendWords();
  const count = (head: string, of: (day: TrendDay) => number | null): Column<TrendDay> => ({
    ...{ head, numeric: true },
    cell: (day) => {
      const n = of(day);
      return n === null ? '–' : formatNumber(lang, n);
    },
  });
  const [first, last] = [days[0], days.at(-1)];
  const slots = { where, from: formatDay(first?.day ?? ''), to: formatDay(last?.day ?? '') };
  return (
    <details>
      <summary>{trends.table}</summary>
      <DataTable<TrendDay>
        caption={t(trends, 'caption', slots)}
        columns={[
          { head: trends.day, cell: ({ day }) => formatDay(day), rowHead: true },
          count(trends.due, ({ due }) => due),
          count(trends.reported, ({ reportedDue }) => reportedDue),
          {
            ...{ head: trends.rate, numeric: true },
            cell: (day) => {
              const rate = rateOfDay(day);
              return rate === null ? '–' : formatPercent(lang, rate);
            },
          },
          count(trends.onTimeHead, ({ onTime }) => onTime),
          count(trends.f0, f0OfDay),
          {
            ...{ head: trends.good, numeric: true },
            cell: ({ good, banded }) =>
              t(trends, 'of', { n: formatNumber(lang, good), d: formatNumber(lang, banded) }),
          },
          count(trends.notReady, ({ notReady }) => notReady),
          count(trends.unknown, ({ unknown }) => unknown),
        ]}
        rows={days.toReversed()}
        keyOf={({ day }) => day}
        stacked
      />
    </details>
  );
};

const Chart = ({ days, where }: { days: readonly TrendDay[]; where: string }) => {
  const { lang } = useSpeech();
  const { trends } = useTrendWords();
  const says = { words: trends, lang, where };
  const sentence = trendSentence(says, days);
  const rates = days.map(rateOfDay);
  const strip = (label: string, values: (number | null)[]) => {
    const n = formatNumber(lang, Math.max(0, ...values.map((value) => value ?? 0)));
    return { label: t(trends, 'strip', { label, n }), values };
  };
  return (
    <TrendChart
      title={trendTitle(says, days)}
      days={days.map(({ day }) => day)}
      values={rates}
      most={100}
      thresholds={[comparableFrom]}
      late={rates.map((rate) => rate !== null && rate < comparableFrom)}
      silent={days.map(({ due, reported }) => due > 0 && reported === 0)}
      bars={[
        strip(trends.f0, days.map(f0OfDay)),
        strip(
          trends.notReady,
          days.map(({ notReady }) => notReady),
        ),
        strip(
          trends.unknown,
          days.map(({ unknown }) => unknown),
        ),
      ]}
    >
      <p>
        {trends.line}. {trends.threshold}
      </p>
      <Key />
      {sentence === null ? null : <p>{sentence}</p>}
      <Table days={days} where={where} />
    </TrendChart>
  );
};

const Trends = () => {
  const { lang } = useSpeech();
  const { trends } = useTrendWords();
  const zones = useZones();
  const [span, setSpan] = useState<Span>('30');
  const [zone, setZone] = useState('');
  const to = dayOf(now());
  // Today is not over: what has not come in yet would look like silence.
  const last = addDays(to, -1);
  const from = addDays(last, 1 - Number(span));
  const { value, failure, refresh } = useReply<{ items: TrendOfDay[] }>(
    `${from} ${last}`,
    async (_, signal) => readOf(await call(trendRoutes.getTrends, { query: { from, to: last }, signal })),
  );
  const there = new Set(value?.items.flatMap((day) => day.zones.map(({ zoneId }) => zoneId)));
  const where = zone === '' ? trends.province : zoneName(zones, zone);
  return (
    <>
      <p class="quiet">{trends.intro}</p>
      <div class="row picker no-print">
        <ChoiceField<Span>
          name="span"
          label={trends.span}
          value={span}
          options={spans.map((n) => ({
            value: n,
            label: t(trends, 'days', { n: formatNumber(lang, Number(n)) }),
          }))}
          onPick={setSpan}
        />
        <SelectField
          name="zone"
          label={trends.zone}
          value={zone}
          options={[
            { value: '', label: trends.province },
            ...zones.filter(({ id }) => there.has(id)).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onPick={setZone}
        />
      </div>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {value === null ? (
        failure ? null : (
          <Spinner />
        )
      ) : (
        <Chart days={value.items.map((day) => dayOfZone(day, zone === '' ? null : zone))} where={where} />
      )}
    </>
  );
};

/** Thirty or ninety days of reporting, F0 and readiness, of the province or of one zone. */
export const TrendsView = withTrendWords(Trends);

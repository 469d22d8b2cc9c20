import { addDays, weekday } from '../../domain/day.ts';
import { formatDay, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { nextDue } from './day-rows.ts';
import { useDesk } from './desk.ts';
import { useRecord } from './record-words.tsx';
import { Go } from './screen.tsx';
import type { SiteDay } from './site-day.ts';
import { SmallSpanChart } from './span-chart.tsx';
import { type SpanState, useSpan } from './use-span.ts';

/** Days of the trend, today's included. */
export const spanDays = 30;

type Known = Extract<SpanState, { kind: 'rows' }>;

const weekdayOf = (day: string, names: Readonly<Record<string, string>>) => names[String(weekday(day))] ?? '';

/** What is due next: today if it still waits, else the next working day. */
const NextDue = ({ siteDay, known }: { siteDay: SiteDay; known: Known }) => {
  const { receipt } = useRecord();
  const { today } = useDesk();
  const last = known.rows.at(-1);
  const isOpen = last?.day === today && (last.state === 'waiting' || last.state === 'missing');
  if (isOpen) {
    return (
      <p class="row">
        {t(receipt, 'nextToday', { day: formatDay(today) })}
        <Go to={{ view: 'day', day: null }} class="link no-print">
          {t(receipt, 'fileDay', { day: formatShortDay(today) })}
        </Go>
      </p>
    );
  }
  const tomorrow = addDays(today, 1);
  const newest = known.rows.findLast(({ filed }) => filed !== null)?.filed ?? siteDay.filed;
  const next = nextDue(siteDay.detail, newest, tomorrow, known.holidays);
  if (next === null) return null;
  const slots = { day: formatDay(next), weekday: weekdayOf(next, receipt.weekdays) };
  return <p>{t(receipt, next === tomorrow ? 'nextTomorrow' : 'next', slots)}</p>;
};

/** What comes after this receipt, and how it lies in the last weeks. Left out where it cannot be read. */
export const ReceiptNext = ({ siteDay }: { siteDay: SiteDay }) => {
  const { receipt } = useRecord();
  const { today } = useDesk();
  const [state] = useSpan(siteDay, addDays(today, 1 - spanDays), today);
  if (state.kind !== 'rows') return null;
  return (
    <>
      <section class="no-print">
        <h2>{receipt.nextTitle}</h2>
        <NextDue siteDay={siteDay} known={state} />
      </section>
      <section class="no-print">
        <h2>{receipt.trendTitle}</h2>
        <SmallSpanChart rows={state.rows} />
        <Go to={{ view: 'trend', day: null }} class="link">
          {receipt.seeChart}
        </Go>
      </section>
    </>
  );
};

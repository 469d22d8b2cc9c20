import { isThin } from '../../domain/brief-figures.ts';
import { dayOf } from '../../domain/day.ts';
import { formatDay, formatMoment, formatOfficialDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Notice } from '../ui/notice.tsx';
import { fiveNumbers } from './five-numbers.ts';
import {
  alertsLine,
  casesLine,
  coverageLine,
  periodLine,
  testedLine,
  thinLine,
  type Voice,
} from './sentences.ts';
import type { Brief } from './use-brief.ts';
import { Zones } from './zones.tsx';

const Numbers = ({ voice, brief: { now, dayBefore, weekBefore } }: { voice: Voice; brief: Brief }) => {
  const { page } = voice;
  return (
    <>
      <DataTable
        caption={t(page, 'fiveNumbers', { day: formatDay(now.day) })}
        columns={[
          { head: page.figure, cell: ({ label }) => label, rowHead: true },
          { head: formatDay(now.day), cell: ({ value }) => value },
          { head: page.vsDayBefore, cell: (row) => row.dayBefore },
          { head: page.vsWeekBefore, cell: (row) => row.weekBefore },
        ]}
        rows={fiveNumbers(voice, now, dayBefore, weekBefore)}
        keyOf={({ id }) => id}
        stacked
      />
      <p class="quiet small">{page.unknownNote}</p>
      {dayBefore === null || weekBefore === null ? (
        <Notice tone="warning">{page.compareFailed}</Notice>
      ) : null}
    </>
  );
};

/** The page itself, in the order in which it is read: coverage, five numbers, what happened, zones, alerts, source. */
export const Sheet = ({ voice, brief }: { voice: Voice; brief: Brief }) => {
  const { page, lang } = voice;
  const { now, readAt } = brief;
  return (
    <article class="sheet">
      {isThin(now) ? (
        <Notice tone="warning" title={page.lowCoverageTitle}>
          {thinLine(voice, now)}
        </Notice>
      ) : null}
      <p class="date-line">{t(page, 'dateLine', { date: formatOfficialDay(lang, dayOf(readAt)) })}</p>
      <p class="live-line">{t(page, 'live', { when: formatMoment(readAt) })}</p>
      <p>
        {periodLine(voice, now.day)} <strong>{coverageLine(voice, now)}</strong>
      </p>
      <Numbers voice={voice} brief={brief} />
      <h2>{page.development}</h2>
      <p>
        {casesLine(voice, now)} {testedLine(voice, now)}
      </p>
      <Zones voice={voice} summary={now} names={brief.zoneNames} />
      <h2>{page.alerts}</h2>
      <p>{alertsLine(voice, now, readAt)}</p>
      <p class="quiet small">{t(page, 'sourceLine', { when: formatMoment(readAt) })}</p>
    </article>
  );
};

import { addDays, type Day, daysFrom, weekday } from '../../domain/day.ts';
import type { WhyNotDue } from '../../domain/due.ts';
import { formatDay, formatShortDay } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { DataTable } from '../ui/data-table.tsx';
import { useSheet } from '../ui/sheet.ts';
import { dueCss } from './due-css.ts';
import { useDueWords, withDueWords } from './due-words.ts';
import { offSpans } from './off-spans.ts';
import { whyText } from './why-text.ts';

/** Days that are drawn, today's included. */
const shownDays = 60;

type DueDaysProps = { today: Day; why: (day: Day) => WhyNotDue | null; title?: string };

type Shown = { day: Day; text: string | null };

const weeksOf = (days: readonly Shown[]): (Shown | null)[][] => {
  const [first] = days;
  if (first === undefined) return [];
  const cells = [...Array.from({ length: weekday(first.day) - 1 }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7));
};

/** A day and its month, which a narrow cell puts below each other and not apart. */
const ShortDay = ({ day }: { day: Day }) => {
  const [date, month] = formatShortDay(day).split('/');
  return (
    <>
      {date}/<wbr />
      {month}
    </>
  );
};

const Cell = ({ shown, today }: { shown: Shown | null; today: Day }) => {
  const { due } = useDueWords();
  if (shown === null) return <td />;
  const { day, text } = shown;
  const look = `due-day num${text === null ? '' : ' is-off'}${day === today ? ' is-today' : ''}`;
  return (
    <td title={text ?? due.due}>
      <span class={look}>
        <span aria-hidden="true">
          {day.endsWith('-01') || day === today ? <ShortDay day={day} /> : Number(day.slice(8))}
        </span>
        <span class="visually-hidden">
          {`${formatDay(day)}${day === today ? ` (${due.today})` : ''}: ${text ?? due.due}`}
        </span>
      </span>
    </td>
  );
};

const Grid = ({ days, today }: { days: readonly Shown[]; today: Day }) => {
  const { due } = useDueWords();
  const slots = { from: formatDay(today), to: formatDay(addDays(today, shownDays - 1)) };
  return (
    <table class="due-days">
      <caption>{t(due, 'caption', slots)}</caption>
      <thead>
        <tr>
          {[due.mon, due.tue, due.wed, due.thu, due.fri, due.sat, due.sun].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, n) => (
          <tr key={week.find((one) => one !== null)?.day ?? n}>
            {Array.from({ length: 7 }, (_, place) => (
              <Cell key={place} shown={week[place] ?? null} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Key = () => {
  const { due } = useDueWords();
  return (
    <ul class="due-key">
      <li>
        <span class="due-day" aria-hidden="true">
          1
        </span>
        {due.due}
      </li>
      <li>
        <span class="due-day is-off" aria-hidden="true">
          1
        </span>
        {due.off}
      </li>
    </ul>
  );
};

const DueDaysView = ({ today, why, title }: DueDaysProps) => {
  const words = useDueWords();
  const { due } = words;
  useSheet(dueCss);
  const days = daysFrom(today, addDays(today, shownDays - 1)).map((day): Shown => {
    const found = why(day);
    return { day, text: found === null ? null : whyText(words, found) };
  });
  const [now] = days;
  const spans = offSpans(days);
  const count = days.filter(({ text }) => text === null).length;
  return (
    <section aria-label={title ?? due.title}>
      <p>
        <strong>{now?.text ? t(due, 'todayOff', { why: now.text }) : due.todayDue}</strong>{' '}
        {t(due, 'sum', { due: String(count), days: String(shownDays) })}
      </p>
      <Grid days={days} today={today} />
      <Key />
      <details>
        <summary>{due.offDays}</summary>
        <DataTable
          caption={due.offDays}
          captionHidden
          columns={[
            {
              head: due.days,
              cell: ({ from, to }) =>
                from === to ? formatDay(from) : t(due, 'span', { from: formatDay(from), to: formatDay(to) }),
              rowHead: true,
            },
            { head: due.why, cell: ({ text }) => text },
          ]}
          rows={spans}
          keyOf={({ from }) => from}
          empty={due.noneOff}
          stacked
        />
      </details>
    </section>
  );
};

/** The next sixty days: on which a report is due and on which not, and why not. */
export const DueDays = withDueWords(DueDaysView);

import type { Calendar } from '../../domain/calendar.ts';
import type { Me } from '../../domain/member.ts';
import { siteRoutes } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { call } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

type CalendarProps = { me: Me; siteId: string; calendar: Calendar; onDone: (said: string) => void };

const weekdaysOf = ({ page }: Words, weekdays: Calendar['workingWeekdays']) => {
  const names = Object.entries(page.weekdays);
  if (weekdays === null) return page.defaultWeekdays;
  return names.flatMap(([n, name]) => (weekdays.includes(Number(n)) ? name : [])).join(', ');
};

/** The board's word makes a closure count: entering the calendar again as it stands confirms it. */
const Confirm = ({ siteId, calendar, onDone }: Omit<CalendarProps, 'me'>) => {
  const { page, ui } = useWords();
  const { send, failure, errors, busy } = useSending();
  const confirm = async () => {
    const closures = calendar.closures.map(({ from, to, reason }) => ({ from, to, reason }));
    const body = { workingWeekdays: calendar.workingWeekdays, closures };
    const answer = await send(() => call(siteRoutes.putCalendar, { params: { siteId }, body }));
    if (answer.kind === 'reply') onDone(page.closuresConfirmed);
  };
  return (
    <>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void confirm()} /> : null}
      {errors.map(({ message }) => (
        <p key={message} role="alert" class="late">
          {message}
        </p>
      ))}
      <Button look="secondary" disabled={busy} onClick={() => void confirm()}>
        {busy ? ui.working : page.confirmClosures}
      </Button>
    </>
  );
};

/** Working days and closures of a site. */
export const SiteCalendar = ({ me, siteId, calendar, onDone }: CalendarProps) => {
  const words = useWords();
  const { page, ui } = words;
  const waits = calendar.closures.some(({ confirmed }) => !confirmed);
  const confirms = me.role === 'board' || me.role === 'admin';
  return (
    <>
      <p>
        {page.workingDays}: {weekdaysOf(words, calendar.workingWeekdays)}
      </p>
      <DataTable
        caption={page.closures}
        columns={[
          { head: page.from, cell: ({ from }) => formatDay(from), rowHead: true },
          { head: page.to, cell: ({ to }) => formatDay(to) },
          { head: page.reason, cell: ({ reason }) => reason },
          { head: page.enteredOn, cell: ({ enteredOn }) => formatDay(enteredOn) },
          { head: page.confirmed, cell: ({ confirmed }) => (confirmed ? ui.yes : ui.no) },
        ]}
        rows={calendar.closures}
        keyOf={({ from, to, reason }) => `${from} ${to} ${reason}`}
        empty={page.noClosures}
        stacked
      />
      {waits && confirms ? <Confirm siteId={siteId} calendar={calendar} onDone={onDone} /> : null}
    </>
  );
};

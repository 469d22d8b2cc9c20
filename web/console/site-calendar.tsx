import type { Calendar, Closure } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/day.ts';
import type { Me } from '../../domain/member.ts';
import { siteRoutes } from '../../domain/site.ts';
import { formatDay } from '../../domain/texts/format.ts';
import { fill } from '../../domain/texts/text.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { confirming } from './confirm-closure.ts';
import { useSending } from './use-sending.ts';
import { useWords, type Words } from './words.ts';

type CalendarProps = {
  me: Me;
  siteId: string;
  calendar: Calendar;
  onDone: (said: string) => void;
  /** Reads the calendar again: somebody else has changed it. */
  refresh: () => void;
};

const weekdaysOf = ({ page }: Words, weekdays: Calendar['workingWeekdays']) => {
  const names = Object.entries(page.weekdays);
  if (weekdays === null) return page.defaultWeekdays;
  return names.flatMap(([n, name]) => (weekdays.includes(Number(n)) ? name : [])).join(', ');
};

const labelOf = ({ page }: Words, { from, to }: Closure) =>
  fill(page.confirmClosureNamed, { from: formatDay(from), to: formatDay(to) });

/** The board's word makes a closure count: the one that it names, the others staying as they were. */
const useConfirming = ({ siteId, calendar, onDone, refresh }: Omit<CalendarProps, 'me'>) => {
  const { page } = useWords();
  const sending = useSending();
  const confirm = async (closure: Closure) => {
    if (sending.busy) return;
    const body = confirming(calendar, closure, dayOf(now()));
    const answer = await sending.send(() => call(siteRoutes.putCalendar, { params: { siteId }, body }));
    if (answer.kind === 'reply') onDone(page.closureConfirmed);
    else if (answer.kind === 'problem' && answer.code === 'stale-calendar') refresh();
  };
  return { ...sending, confirm };
};

/** Working days and closures of a site; who may confirm closures does so one by one. */
export const SiteCalendar = ({ me, calendar, ...given }: CalendarProps) => {
  const words = useWords();
  const { page, ui } = words;
  const { confirm, failure, errors, busy } = useConfirming({ calendar, ...given });
  const confirms = me.role === 'board' || me.role === 'admin';
  const stateOf = (closure: Closure) =>
    closure.confirmed ? (
      ui.yes
    ) : (
      <>
        {ui.no}{' '}
        {confirms ? (
          <button
            type="button"
            class="link"
            aria-label={labelOf(words, closure)}
            aria-disabled={busy}
            onClick={() => void confirm(closure)}
          >
            {page.confirmClosure}
          </button>
        ) : null}
      </>
    );
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
          { head: page.confirmed, cell: stateOf },
        ]}
        rows={calendar.closures}
        keyOf={({ from, to, reason }) => `${from} ${to} ${reason}`}
        empty={page.noClosures}
        stacked
      />
      {failure ? <ProblemNotice failure={failure} /> : null}
      {errors.map(({ message }) => (
        <p key={message} role="alert" class="late">
          {message}
        </p>
      ))}
    </>
  );
};

import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { ListedAlert } from '../../domain/alert-routes.ts';
import { worksOn } from '../../domain/life-cycle.ts';
import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { KeysHelp } from './keys-help.tsx';
import { type Act, actWords, mayAct } from './next-act.ts';
import { PublicFigures } from './public-figures.tsx';
import { QueueDialog, type QueueTask } from './queue-dialog.tsx';
import { queueFilterOf } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { nested } from './queue-order.ts';
import { QueueTable } from './queue-table.tsx';
import { focusedRow, stepRow, useKeptRow } from './row-focus.ts';
import { useDrawn } from './use-drawn.ts';
import { useKeys, useKeysChoice } from './use-keys.ts';
import { useNow } from './use-now.ts';
import { matching, useNews, useQueue } from './use-queue.ts';
import { useWords } from './words.ts';

type QueueProps = { me: Me; search: string; change: (changes: Readonly<Record<string, string>>) => void };

/** What the keys do on the row that has the focus; one that is not possible now says so. */
const useRowKeys = (
  me: Me,
  alerts: readonly ListedAlert[],
  begin: (task: QueueTask) => void,
  say: (text: string) => void,
) => {
  const words = useWords();
  const { work, lifeCycle, rules } = words;
  const onRow = (take: (alert: ListedAlert) => void) => () => {
    const alert = alerts.find(({ id }) => id === focusedRow()?.dataset['alert']);
    if (alert) take(alert);
    else say(work.keys.noRow);
  };
  const refused = ({ rule, state }: Alert, act: string) =>
    say(fill(work.keys.notNow, { rule: rules[rule].label, act, state: lifeCycle.states[state].label }));
  const act = (to: Act) =>
    onRow((alert) =>
      mayAct(me, alert, to)
        ? begin({ kind: 'act', alert, act: to })
        : refused(alert, actWords(words, to, alert.state)),
    );
  const snooze = onRow((alert) =>
    me.role === 'health' && alert.state !== 'closed'
      ? begin({ kind: 'snooze', alert })
      : refused(alert, lifeCycle.transitions.snooze),
  );
  return { a: act('acknowledged'), v: act('verified'), r: act('responding'), s: snooze };
};

/** How many are shown; in front of a list that is still being read, that there are more. */
const useCountText = (n: number, isWhole: boolean): string => {
  const { page } = useWords();
  return fill(isWhole ? page.shown : page.shownSoFar, { n: String(n) });
};

/** The console's first page: the alerts to work on, by their clock. */
export const Queue = ({ me, search, change }: QueueProps) => {
  const { page, work } = useWords();
  const now = useNow(20_000);
  const { alerts, zones, zoneOf, failure, more, refresh } = useQueue(search, now);
  const [find, setFind] = useState('');
  const [task, setTask] = useState<QueueTask | null>(null);
  const [said, say] = useState('');
  const news = useNews(alerts, search, more === null);
  const keys = useKeysChoice();
  const filter = queueFilterOf(search);
  const shown = useMemo(() => nested(matching(alerts ?? [], zoneOf, find)), [alerts, zoneOf, find]);
  const drawn = useDrawn(shown.length, `${search} ${find}`);
  // What was said of the last act would hide that the same is said again.
  const begin = useCallback((next: QueueTask) => {
    say('');
    setTask(next);
  }, []);
  const act = useCallback((alert: ListedAlert, to: Act) => begin({ kind: 'act', alert, act: to }), []);
  const rowKeys = useRowKeys(me, alerts ?? [], begin, say);
  useKeptRow();
  useKeys(keys.enabled, {
    ...rowKeys,
    j: () => stepRow(1),
    k: () => stepRow(-1),
    '/': () => document.getElementById('find')?.focus(),
  });
  // Hundreds of rows: drawn again only when they change, not when a dialog opens over them.
  const table = useMemo(
    () => <QueueTable me={me} rows={shown.slice(0, drawn)} zoneOf={zoneOf} onAct={act} />,
    [me, shown, drawn, zoneOf, act],
  );
  const count = useCountText(shown.length, more === null);
  return (
    <>
      <PublicFigures isWanted={alerts !== null} />
      <QueueFilters filter={filter} zones={zones} find={find} onFind={setFind} change={change} />
      <KeysHelp {...keys} />
      <Announcer message={news} />
      <p class="quiet queue-count">
        <span>{alerts === null ? '' : count}</span>
        <span role="status">{said}</span>
        {worksOn(me.role, 'case-reported') ? (
          <Button look="secondary" onClick={() => begin({ kind: 'bulk' })}>
            {work.bulk.open}
          </Button>
        ) : null}
      </p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {alerts === null && failure === null ? <Spinner /> : null}
      {alerts !== null && shown.length === 0 ? (
        <EmptyState>{alerts.length === 0 ? page.queueEmpty : page.noMatch}</EmptyState>
      ) : null}
      {shown.length > 0 ? table : null}
      {more && shown.length > 0 ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
      {task ? (
        <QueueDialog
          me={me}
          task={task}
          filter={filter}
          zones={zones}
          zoneOf={zoneOf}
          onClose={(done) => {
            setTask(null);
            if (done !== null) say(done);
            void refresh();
          }}
        />
      ) : null}
    </>
  );
};

import { useMemo, useState } from 'preact/hooks';
import type { Alert } from '../../domain/alert.ts';
import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/choice-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { ActDialog } from './act-dialog.tsx';
import { type Act, mayAct } from './next-act.ts';
import { queueFilterOf } from './queue-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueTable } from './queue-table.tsx';
import { focusedRow, stepRow } from './row-focus.ts';
import { useKeys, useKeysChoice } from './use-keys.ts';
import { NowContext, useNow } from './use-now.ts';
import { matching, useNews, useQueue } from './use-queue.ts';
import { useWords } from './words.ts';

type QueueProps = { me: Me; search: string; change: (changes: Readonly<Record<string, string>>) => void };

const KeysHelp = ({ enabled, choose }: ReturnType<typeof useKeysChoice>) => {
  const { page } = useWords();
  return (
    <div class="keys">
      <CheckField name="keys" label={page.keys} checked={enabled} onCheck={choose} />
      {enabled ? <p class="quiet">{page.keysHelp}</p> : null}
    </div>
  );
};

type Acting = { alert: Alert; act: Act };

/** The console's first page: the episodes to work on. */
export const Queue = ({ me, search, change }: QueueProps) => {
  const { page, lifeCycle, rules } = useWords();
  const { alerts, zones, placeOf, failure, more, refresh } = useQueue(search);
  const [find, setFind] = useState('');
  const [acting, setActing] = useState<Acting | null>(null);
  const [done, setDone] = useState('');
  const news = useNews(alerts, search);
  const now = useNow(20_000);
  const keys = useKeysChoice();
  const nameOf = (alert: Alert) => placeOf(alert).site ?? placeOf(alert).zone;
  const shown = useMemo(() => matching(alerts ?? [], placeOf, find), [alerts, placeOf, find]);
  // Hundreds of rows: drawn again only when they change, not when a dialog opens over them.
  const table = useMemo(
    () => (
      <QueueTable
        me={me}
        alerts={shown}
        placeOf={placeOf}
        onAct={(alert, act) => setActing({ alert, act })}
      />
    ),
    [me, shown, placeOf],
  );
  const actByKey = (act: Act) => () => {
    const alert = shown.find(({ id }) => id === focusedRow()?.dataset['alert']);
    if (alert && mayAct(me, alert, act)) setActing({ alert, act });
  };
  useKeys(keys.enabled, {
    j: () => stepRow(1),
    k: () => stepRow(-1),
    a: actByKey('acknowledged'),
    v: actByKey('verified'),
    r: actByKey('responding'),
    '/': () => document.getElementById('find')?.focus(),
  });
  return (
    <>
      <QueueFilters
        filter={queueFilterOf(search)}
        zones={zones}
        find={find}
        onFind={setFind}
        change={change}
      />
      <KeysHelp {...keys} />
      <Announcer message={done} />
      <Announcer message={news} />
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {alerts === null && failure === null ? <Spinner /> : null}
      {alerts !== null && shown.length === 0 ? (
        <EmptyState>{alerts.length === 0 ? page.queueEmpty : page.noMatch}</EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <>
          <p class="quiet">
            {fill(more === null ? page.shown : page.shownSoFar, { n: String(shown.length) })}
          </p>
          <NowContext.Provider value={now}>
            <div class="fixed">{table}</div>
          </NowContext.Provider>
        </>
      ) : null}
      {more ? (
        <Button look="secondary" onClick={more}>
          {page.more}
        </Button>
      ) : null}
      {acting ? (
        <ActDialog
          {...acting}
          me={me}
          place={nameOf(acting.alert)}
          onClose={() => {
            setActing(null);
            void refresh();
          }}
          onDone={(alert) => {
            setActing(null);
            setDone(`${lifeCycle.states[alert.state].label}: ${rules[alert.rule].label}, ${nameOf(alert)}`);
            void refresh();
          }}
        />
      ) : null}
    </>
  );
};

import type { Alert } from '../../domain/alert.ts';
import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { useSpeech } from '../ui/words.ts';
import { href } from './address.ts';
import { type Act, nextAct } from './next-act.ts';
import { dueText } from './queue-order.ts';
import { useSharedNow } from './use-now.ts';
import { useWords, type Words } from './words.ts';

/** Where an episode is: names of its site and zone. */
export type PlaceOf = (alert: Pick<Alert, 'siteId' | 'zoneId'>) => { site: string | null; zone: string };

type TableProps = {
  me: Me;
  alerts: readonly Alert[];
  placeOf: PlaceOf;
  onAct: (alert: Alert, act: Act) => void;
};

/** What else there is to know of an episode at a glance. */
const asides = ({ page, lifeCycle }: Words, alert: Alert): string[] => [
  ...(alert.occurrences > 1 ? [fill(page.occurrences, { n: String(alert.occurrences) })] : []),
  ...(alert.level > 0 ? [fill(page.level, { level: lifeCycle.levels[alert.level === 1 ? '1' : '2'] })] : []),
  ...(alert.parent ? [page.child] : []),
  ...(alert.proposal && alert.state !== 'closed' ? [page.proposal] : []),
];

const Rule = ({ alert }: { alert: Alert }) => {
  const words = useWords();
  const more = asides(words, alert);
  return (
    <>
      <SeverityTag severity={alert.severity} />{' '}
      <a class="row-link" data-alert={alert.id} href={href.alert(alert.id)}>
        {words.rules[alert.rule].label}
      </a>
      {more.length > 0 ? <span class="aside">{more.join(' · ')}</span> : null}
    </>
  );
};

const Due = ({ alert }: { alert: Alert }) => {
  const { page } = useWords();
  const { text, late } = dueText(page, useSpeech().lang, alert, useSharedNow());
  return late ? <strong class="late">{text}</strong> : <span>{text}</span>;
};

const ActButton = ({
  me,
  alert,
  place,
  onAct,
}: Pick<TableProps, 'me' | 'onAct'> & { alert: Alert; place: string }) => {
  const { lifeCycle, rules } = useWords();
  const act = nextAct(me, alert);
  if (act === null) return null;
  return (
    <Button look={act === 'acknowledged' ? 'primary' : 'secondary'} onClick={() => onAct(alert, act)}>
      {lifeCycle.transitions[act]}
      <span class="visually-hidden">
        : {rules[alert.rule].label}, {place}
      </span>
    </Button>
  );
};

/** The episodes in the order of work, each with its next act. */
export const QueueTable = ({ me, alerts, placeOf, onAct }: TableProps) => {
  const { page, lifeCycle } = useWords();
  const where = (alert: Alert) => placeOf(alert).site ?? placeOf(alert).zone;
  const columns: Column<Alert>[] = [
    { head: page.rule, cell: (alert) => <Rule alert={alert} />, rowHead: true },
    {
      head: page.site,
      cell: (alert) =>
        alert.siteId ? <a href={href.site(alert.siteId)}>{where(alert)}</a> : <span>{page.wholeZone}</span>,
    },
    { head: page.zone, cell: (alert) => placeOf(alert).zone },
    { head: page.state, cell: ({ state }) => lifeCycle.states[state].label },
    { head: page.due, cell: (alert) => <Due alert={alert} /> },
    { head: page.owner, cell: ({ owner }) => owner?.name ?? page.nobody },
    {
      head: page.next,
      cell: (alert) => <ActButton me={me} alert={alert} place={where(alert)} onAct={onAct} />,
    },
  ];
  return (
    <DataTable
      caption={page.queueCaption}
      captionHidden
      columns={columns}
      rows={alerts}
      keyOf={({ id }) => id}
      stacked
    />
  );
};

// biome-ignore-all lint/a11y/noRedundantRoles: the stacked form changes `display`, and some browsers then drop the roles
import { useMemo } from 'preact/hooks';
import type { ListedAlert } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import { fill } from '../../domain/texts/text.ts';
import { Button } from '../ui/button.tsx';
import { SeverityTag } from '../ui/tags.tsx';
import { href } from './address.ts';
import { AlertMarks, DueMark } from './alert-marks.tsx';
import { type Act, nextAct } from './next-act.ts';
import { useWords } from './words.ts';

export type RowProps = {
  me: Me;
  alert: ListedAlert;
  /** Listed inside the one above it. */
  inside: boolean;
  /** How many are listed inside it. */
  within: number;
  zone: string;
  onAct: (alert: ListedAlert, act: Act) => void;
};

/** What a row is called: its site, or the zone of a rule on a whole zone. */
export const placeNameOf = ({ siteId, siteName }: ListedAlert, zone: string) => siteName ?? siteId ?? zone;

const Rule = ({ alert, within }: Pick<RowProps, 'alert' | 'within'>) => {
  const { page, rules, work } = useWords();
  const more = [
    ...(alert.occurrences > 1 ? [fill(page.occurrences, { n: String(alert.occurrences) })] : []),
    ...(within > 0 ? [fill(work.marks.parent, { n: String(within) })] : []),
  ];
  return (
    <>
      <SeverityTag severity={alert.severity} />{' '}
      <a class="row-link" data-alert={alert.id} href={href.alert(alert.id)}>
        {rules[alert.rule].label}
      </a>
      <AlertMarks alert={alert} />
      {more.length > 0 ? <span class="aside">{more.join(' · ')}</span> : null}
    </>
  );
};

const Next = ({ me, alert, zone, onAct }: Pick<RowProps, 'me' | 'alert' | 'zone' | 'onAct'>) => {
  const { lifeCycle, rules } = useWords();
  const act = nextAct(me, alert);
  if (act === null) return null;
  return (
    <Button look={act === 'acknowledged' ? 'primary' : 'secondary'} onClick={() => onAct(alert, act)}>
      {lifeCycle.transitions[act]}
      <span class="visually-hidden">
        : {rules[alert.rule].label}, {placeNameOf(alert, zone)}
      </span>
    </Button>
  );
};

/** One alert of the queue. It is drawn again only when it changed: there may be hundreds, read every few seconds. */
export const QueueRow = (props: RowProps) => {
  const { me, alert, inside, within, zone, onAct } = props;
  const words = useWords();
  const { page, lifeCycle } = words;
  return useMemo(
    () => (
      <tr role="row" class={inside ? 'inside' : undefined}>
        <th scope="row" role="rowheader">
          <Rule alert={alert} within={within} />
        </th>
        <td role="cell" data-label={page.site}>
          {alert.siteId ? (
            <a href={href.site(alert.siteId)}>{placeNameOf(alert, zone)}</a>
          ) : (
            <a href={href.sitesOfZone(alert.zoneId)}>{page.wholeZone}</a>
          )}
        </td>
        <td role="cell" data-label={page.zone}>
          {zone}
        </td>
        <td role="cell" data-label={page.state}>
          {lifeCycle.states[alert.state].label}
        </td>
        <td role="cell" data-label={page.due}>
          <DueMark alert={alert} />
        </td>
        <td role="cell" data-label={page.owner}>
          {alert.owner?.name ?? page.nobody}
        </td>
        <td role="cell" data-label={page.next}>
          <Next me={me} alert={alert} zone={zone} onAct={onAct} />
        </td>
      </tr>
    ),
    [me, alert, inside, within, zone, onAct, words],
  );
};

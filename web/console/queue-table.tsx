// biome-ignore-all lint/a11y/noRedundantRoles: the stacked form changes `display`, and some browsers then drop the roles
import { useMemo, useRef } from 'preact/hooks';
import type { ListedAlert } from '../../domain/alert-routes.ts';
import type { Me } from '../../domain/member.ts';
import type { Act } from './next-act.ts';
import type { Placed } from './queue-order.ts';
import { QueueRow } from './queue-row.tsx';
import { rowsTogether } from './use-drawn.ts';
import { useWords } from './words.ts';

type TableProps = {
  me: Me;
  rows: readonly Placed<ListedAlert>[];
  zoneOf: (zoneId: string) => string;
  onAct: (alert: ListedAlert, act: Act) => void;
};

type Rows = TableProps['rows'];

const sameRows = (a: Rows, b: Rows) =>
  a.length === b.length &&
  a.every(({ alert, inside, within }, n) => {
    const other = b[n];
    return alert === other?.alert && inside === other.inside && within === other.within;
  });

/** Some rows together. Of hundreds a change touches few: the groups that it leaves as they are need no look at their rows. */
const Group = ({ me, rows, zoneOf, onAct }: TableProps) => {
  const words = useWords();
  const last = useRef(rows);
  if (!sameRows(last.current, rows)) last.current = rows;
  const shown = last.current;
  return useMemo(
    () => (
      <tbody role="rowgroup">
        {shown.map(({ alert, inside, within }) => (
          <QueueRow
            key={alert.id}
            me={me}
            alert={alert}
            inside={inside}
            within={within}
            zone={zoneOf(alert.zoneId)}
            onAct={onAct}
          />
        ))}
      </tbody>
    ),
    [me, shown, zoneOf, onAct, words],
  );
};

/** The alerts in the order of work, each with its next act; what is part of another is listed inside it. */
export const QueueTable = ({ rows, ...more }: TableProps) => {
  const { page } = useWords();
  const heads = [page.rule, page.site, page.zone, page.state, page.due, page.owner, page.next];
  const groups = Array.from({ length: Math.ceil(rows.length / rowsTogether) }, (_, n) =>
    rows.slice(n * rowsTogether, (n + 1) * rowsTogether),
  );
  return (
    <section class="table-scroll fixed" aria-label={page.queueCaption}>
      <table role="table" class="stacked">
        <caption class="visually-hidden">{page.queueCaption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} scope="col" role="columnheader">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group, n) => (
          <Group key={String(n)} rows={group} {...more} />
        ))}
      </table>
    </section>
  );
};

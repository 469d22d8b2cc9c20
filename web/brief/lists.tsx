import type { Day } from '../../domain/day.ts';
import type { AlertLine, SiteLine } from '../../domain/snapshot.ts';
import { formatDay, formatNumber } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { useZones, zoneName } from '../console/place-names.ts';
import type { Listed } from '../console/use-list.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useSpeech } from '../ui/words.ts';
import { href, type Place } from './address.ts';
import { alertColumns } from './alert-columns.tsx';
import { useListWords, withListWords } from './list-words.ts';
import { siteColumns } from './site-columns.tsx';
import { useAlertLines, useSiteLines } from './use-lines.ts';

type FrameProps<Row> = {
  title: string;
  day: Day;
  /** How many it has in all; null while that is not known. */
  total: number | null;
  counted: 'count' | 'countAlerts';
  empty: string;
  list: Listed<Row>;
  columns: Column<Row>[];
  keyOf: (row: Row) => string;
};

/** A list of the snapshot: what it is, how many, as of when, the way back to the sentence, and the rows as far as they were asked for. */
const Frame = <Row,>({ title, day, total, counted, empty, list, columns, keyOf }: FrameProps<Row>) => {
  const { lang } = useSpeech();
  const { lists } = useListWords();
  const { items, failure, more, refresh } = list;
  const number = (n: number) => formatNumber(lang, n);
  return (
    <>
      <p>
        <a class="link" href={href.brief(day)}>
          <span aria-hidden="true">←&nbsp;</span>
          {t(lists, 'toBrief', { day: formatDay(day) })}
        </a>
      </p>
      <h2>{title}</h2>
      <p>
        {total === null ? null : <strong>{t(lists, counted, { n: number(total) })}</strong>}
        {total === null ? '' : ', '}
        {t(lists, 'asOf', { day: formatDay(day) })}
      </p>
      {failure ? <ProblemNotice failure={failure} onRetry={() => void refresh()} /> : null}
      {items === null ? (
        failure ? null : (
          <Spinner />
        )
      ) : (
        <DataTable
          caption={t(lists, 'caption', { title, day: formatDay(day) })}
          captionHidden
          columns={columns}
          rows={items}
          keyOf={keyOf}
          empty={empty}
          stacked
        />
      )}
      {items !== null && more ? (
        <p class="row" role="status">
          {total === null ? null : t(lists, 'shown', { n: number(items.length), of: number(total) })}{' '}
          <Button look="secondary" onClick={more}>
            {lists.more}
          </Button>
        </p>
      ) : null}
    </>
  );
};

type SitesPlace = Extract<Place, { view: 'sites' }>;
type AlertsPlace = Extract<Place, { view: 'alerts' }>;

const useTitle = (title: string, zone: string | null) => {
  const { lists } = useListWords();
  const zones = useZones();
  return zone === null ? title : t(lists, 'inZone', { title, zone: zoneName(zones, zone) });
};

const Sites = ({ place: { day, list, zone } }: { place: SitesPlace }) => {
  const { lang } = useSpeech();
  const words = useListWords();
  const { lists } = words;
  const zones = useZones();
  const title = useTitle(lists.titles[list], zone);
  const { total, ...listed } = useSiteLines(day, list, zone);
  return (
    <Frame<SiteLine>
      title={title}
      day={day}
      total={total}
      counted="count"
      empty={lists.empty}
      list={listed}
      columns={siteColumns({ words, lang, zones }, list)}
      keyOf={({ siteId }) => siteId}
    />
  );
};

const Alerts = ({ place: { day, isOverdue } }: { place: AlertsPlace }) => {
  const { lang } = useSpeech();
  const words = useListWords();
  const zones = useZones();
  const title = isOverdue ? words.lists.alertsOverdue : words.lists.alerts;
  const { total, ...listed } = useAlertLines(day, isOverdue);
  return (
    <Frame<AlertLine>
      title={title}
      day={day}
      total={total}
      counted="countAlerts"
      empty={words.lists.emptyAlerts}
      list={listed}
      columns={alertColumns({ words, lang, zones })}
      keyOf={({ id }) => id}
    />
  );
};

const List = ({ place }: { place: SitesPlace | AlertsPlace }) =>
  place.view === 'sites' ? <Sites place={place} /> : <Alerts place={place} />;

/** What a sentence of the brief leads to: its list, as of the snapshot. */
export const ListView = withListWords(List);

import { isThin, reportedDue } from '../../domain/brief-figures.ts';
import { type ZoneRow as RowOf, zoneRows } from '../../domain/brief-ranks.ts';
import type { Summary } from '../../domain/summary.ts';
import { formatDay, formatNumber, formatPercent, formatShare } from '../../domain/texts/format.ts';
import { t } from '../../domain/texts/text.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import type { Voice } from './sentences.ts';

type ZoneRow = RowOf<Summary['zones'][number]>;

/** Rows of the table on paper (page.css hides the rest); the others are summed up in one line, so that any data fits one A4 page. */
const rowsOnPaper = 12;

const reporting = ({ lang }: Voice, rows: readonly ZoneRow[]) => {
  const n = rows.reduce((sum, { zone }) => sum + reportedDue(zone), 0);
  const d = rows.reduce((sum, { zone }) => sum + zone.coverage.due, 0);
  return d === 0 ? '–' : `${formatNumber(lang, n)}/${formatNumber(lang, d)} (${formatShare(lang, n, d)})`;
};

const boundsText = ({ lang }: Voice, { bad: { lo, hi } }: ZoneRow) => {
  if (lo === null || hi === null) return '–';
  const to = formatPercent(lang, hi);
  return lo === hi ? to : `${formatNumber(lang, lo, 1)}–${to}`;
};

const f0Text = ({ page, lang }: Voice, { zone }: ZoneRow) => {
  if (zone.flows.f0 > 0) return formatNumber(lang, zone.flows.f0);
  const d = formatNumber(lang, zone.coverage.reported);
  return zone.coverage.reported === 0 ? page.noSuchReport : t(page, 'zoneF0None', { d });
};

const columnsOf = (voice: Voice, ranked: boolean): Column<ZoneRow>[] => {
  const { page, lang } = voice;
  const rank: Column<ZoneRow> = { head: page.rank, cell: ({ rank }) => rank ?? '–', numeric: true };
  return [
    { head: page.zone, cell: ({ name }) => name, rowHead: true },
    ...(ranked ? [rank] : []),
    { head: page.zoneReporting, cell: (row) => reporting(voice, [row]), numeric: true },
    {
      head: page.zoneBad,
      cell: ({ bad }) => `${formatNumber(lang, bad.count)}/${formatNumber(lang, bad.of)}`,
      numeric: true,
    },
    { head: page.zoneBounds, cell: (row) => boundsText(voice, row), numeric: true },
    { head: page.zoneUnknown, cell: ({ bad }) => formatNumber(lang, bad.unknown), numeric: true },
    { head: page.zoneF0, cell: (row) => f0Text(voice, row), numeric: true },
  ];
};

/** Names listed in one sentence; the table has all of them. */
const namesAtMost = 8;

const unranked = ({ page, lang }: Voice, rows: readonly ZoneRow[]) => {
  const thin = rows.filter(({ zone }) => isThin(zone)).map(({ name }) => name);
  const rest = thin.length - namesAtMost;
  const list = [
    ...thin.slice(0, namesAtMost),
    ...(rest > 0 ? [t(page, 'zoneOthers', { n: formatNumber(lang, rest) })] : []),
  ];
  return t(page, 'zonesUnranked', { list: list.length === 0 ? '–' : list.join('; ') });
};

/** What the rows that paper leaves out add up to. */
const OnPaper = ({ voice, rows }: { voice: Voice; rows: readonly ZoneRow[] }) => {
  if (rows.length === 0) return null;
  const { page, lang } = voice;
  const bad = rows.reduce((sum, row) => sum + row.bad.count, 0);
  const unknown = rows.reduce((sum, row) => sum + row.bad.unknown, 0);
  const f0 = rows.reduce((sum, { zone }) => sum + zone.flows.f0, 0);
  const said = [
    `${t(page, 'zoneOthers', { n: formatNumber(lang, rows.length) })}: ${page.zoneReporting} ${reporting(voice, rows)}`,
    `${page.zoneBad} ${formatNumber(lang, bad)}`,
    `${page.zoneUnknown} ${formatNumber(lang, unknown)}`,
    `${page.zoneF0} ${formatNumber(lang, f0)}`,
  ];
  return <p class="only-print">{said.join(' · ')}</p>;
};

/** Parks and clusters: reporting, weak and not ready with bounds, unknown, F0. No ranks while reporting is below 80 %. */
export const Zones = ({
  voice,
  summary,
  names,
}: {
  voice: Voice;
  summary: Summary;
  names: ReadonlyMap<string, string>;
}) => {
  const { page } = voice;
  const rows = zoneRows(summary, summary.zones, ({ zoneId }) => names.get(zoneId) ?? zoneId);
  const thin = isThin(summary);
  return (
    <section class="zones" aria-label={page.zones}>
      <h2>{page.zones}</h2>
      {rows.length > 0 ? <p>{thin ? unranked(voice, rows) : page.zonesRanked}</p> : null}
      <DataTable
        caption={t(page, 'zonesCaption', { day: formatDay(summary.day) })}
        captionHidden
        columns={columnsOf(voice, !thin)}
        rows={rows}
        keyOf={({ zone }) => zone.zoneId}
        empty={page.zonesEmpty}
        stacked
      />
      <OnPaper voice={voice} rows={rows.slice(rowsOnPaper)} />
    </section>
  );
};

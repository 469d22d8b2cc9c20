import type { Block, Run } from './brief-document.ts';
import { isThin, reportedDue } from './brief-figures.ts';
import { boundsText } from './brief-numbers.ts';
import { type ZoneRow as RowOf, zoneRows } from './brief-ranks.ts';
import { listed, runsOf } from './brief-runs.ts';
import { clipped, number, official, type Telling, tallied } from './brief-telling.ts';
import type { ZoneFigures } from './snapshot.ts';
import { formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

export type ZoneRow = RowOf<ZoneFigures>;

/** The zones with sites, in the order of the table. */
export const rowsOf = (telling: Telling): ZoneRow[] =>
  zoneRows(telling.snapshot.figures, telling.snapshot.zones, ({ name }) => name);

const reporting = (telling: Telling, { zone }: ZoneRow): Run[] =>
  zone.coverage.due === 0
    ? [{ text: '–' }]
    : [
        tallied(telling, reportedDue(zone), 'reported', zone.zoneId),
        { text: '/' },
        tallied(telling, zone.coverage.due, 'due', zone.zoneId),
      ];

/** Reporting, sites that need work or are not ready, their bounds, and F0 in 14 days (a number of persons, leading to their sites). */
export const zoneCells = (telling: Telling, row: ZoneRow): Run[][] => [
  reporting(telling, row),
  [tallied(telling, row.bad.count, 'weak', row.zone.zoneId)],
  [{ text: boundsText(telling, row.bad) }],
  [tallied(telling, row.zone.f0In14, 'cases', row.zone.zoneId)],
];

/** The heads of these cells. */
export const zoneHeads = ({ voice, words }: Telling) =>
  [voice.page.zoneReporting, voice.page.zoneBad, voice.page.zoneBounds, words.brief.f0In14].map((text) => ({
    text,
    isNumber: true as const,
  }));

const rankedTable = (telling: Telling, rows: readonly ZoneRow[]): Block => {
  const { voice, words, caps, snapshot } = telling;
  const more = rows.length - caps.zones;
  const left = more > 0 ? ` ${t(words.brief, 'zonesMore', { n: official(telling, more) })}` : '';
  return {
    kind: 'table',
    note: words.brief.zonesNote + left,
    table: {
      caption: t(words.brief, 'mapCaption', { day: formatShortDay(snapshot.day) }),
      head: [{ text: voice.page.zone }, { text: voice.page.rank, isNumber: true }, ...zoneHeads(telling)],
      rows: rows
        .slice(0, caps.zones)
        .map((row) => [
          [{ text: clipped(telling, row.name) }],
          [{ text: row.rank === null ? '–' : number(telling, row.rank) }],
          ...zoneCells(telling, row),
        ]),
    },
  };
};

/** The zones below 80 %, the least known first; the others of them as a number. */
const thinRuns = (telling: Telling, rows: readonly ZoneRow[]): Run[] => {
  const { voice, words, caps } = telling;
  const share = ({ zone }: ZoneRow) => reportedDue(zone) / zone.coverage.due;
  const thin = rows.filter(({ zone }) => isThin(zone)).toSorted((a, b) => share(a) - share(b));
  if (thin.length === 0) return [{ text: words.brief.zonesNoneThin }];
  const told = thin.slice(0, caps.zones).map((row) =>
    runsOf(words.brief.zoneCounts, {
      zone: clipped(telling, row.name),
      n: tallied(telling, reportedDue(row.zone), 'reported', row.zone.zoneId),
      d: tallied(telling, row.zone.coverage.due, 'due', row.zone.zoneId),
    }),
  );
  const more = thin.length - told.length;
  const rest = more > 0 ? [runsOf(voice.page.zoneOthers, { n: official(telling, more) })] : [];
  return runsOf(voice.page.zonesUnranked, { list: listed([...told, ...rest], '; ') });
};

/** The zones by their certain share of sites that need work or are not ready (P11); below 80 % the zones that are too little known. */
export const zoneBlocks = (telling: Telling): Block[] => {
  const { snapshot, words } = telling;
  const rows = rowsOf(telling);
  const plain: Block = { kind: 'heading', text: words.brief.zonesPlain };
  if (rows.length === 0)
    return [plain, { kind: 'paragraph', runs: [{ text: words.brief.zonesEmpty }], tone: 'quiet' }];
  if (isThin(snapshot.figures)) return [plain, { kind: 'paragraph', runs: thinRuns(telling, rows) }];
  return [{ kind: 'heading', text: words.brief.zones }, rankedTable(telling, rows)];
};

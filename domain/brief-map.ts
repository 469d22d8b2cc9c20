import type { Scenario } from './assessment.ts';
import type { Block } from './brief-document.ts';
import { isThin } from './brief-figures.ts';
import { type MapMark, mapShapes, mapViewBox } from './brief-map-drawing.ts';
import { clipped, number, official, type Telling } from './brief-telling.ts';
import { rowsOf, type ZoneRow, zoneCells, zoneHeads } from './brief-zones.ts';
import { formatShortDay } from './texts/format.ts';
import { t } from './texts/text.ts';

/** How far cases have come in a zone: what the worst of its sites is; `unknown` where nobody knows, or too few to say that none are. */
export type Level = Scenario | 'unknown';

/** The worst first. */
export const levels: readonly Level[] = ['outbreak', 'case', 'suspected', 'unknown', 'normal'];

const levelOf = ({ zone }: ZoneRow): Level => {
  const { scenarios } = zone;
  if (scenarios.outbreak > 0) return 'outbreak';
  if (scenarios.case > 0 || zone.f0In14 > 0) return 'case';
  const known = scenarios.normal + scenarios.suspected;
  if (known === 0 || isThin(zone)) return 'unknown';
  return scenarios.suspected > 0 ? 'suspected' : 'normal';
};

const labelOf = ({ words }: Telling, level: Level): string =>
  level === 'unknown' ? words.unknown : words.scenarios[level].label;

type Placed = { row: ZoneRow; level: Level };

const withCases = ({ level }: Placed) => level === 'outbreak' || level === 'case';

/** The worst first: more F0, then more sites. */
const byWeight = (a: Placed, b: Placed): number =>
  levels.indexOf(a.level) - levels.indexOf(b.level) ||
  b.row.zone.f0In14 - a.row.zone.f0In14 ||
  b.row.zone.coverage.due - a.row.zone.coverage.due ||
  (a.row.zone.zoneId < b.row.zone.zoneId ? -1 : 1);

const titleOf = (telling: Telling, zones: readonly Placed[]): string => {
  const { brief } = telling.words;
  const sick = zones.filter(withCases);
  const unknown = zones.filter(({ level }) => level === 'unknown').length;
  const [worst] = sick;
  if (worst !== undefined)
    return t(brief, 'mapTitle', {
      n: number(telling, sick.length),
      d: number(telling, zones.length),
      zone: clipped(telling, worst.row.name),
    });
  if (zones.length === unknown) return brief.mapTitleUnknown;
  return t(brief, 'mapTitleNone', {
    n: number(telling, zones.length - unknown),
    m: number(telling, unknown),
  });
};

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

const unplacedText = (telling: Telling, zones: readonly Placed[]): string => {
  const unplaced = zones.filter(({ row: { zone } }) => zone.lat === null || zone.lon === null);
  if (unplaced.length === 0) return '';
  const most = telling.caps.unplaced;
  const more = unplaced.length - most;
  if (most === 0) return ` ${t(telling.words.brief, 'mapUnplacedCount', { n: official(telling, more) })}`;
  return ` ${t(telling.words.brief, more > 0 ? 'mapUnplacedMore' : 'mapUnplaced', {
    list: unplaced
      .slice(0, most)
      .map(({ row }) => clipped(telling, row.name))
      .join(', '),
    n: official(telling, more),
  })}`;
};

const sentenceOf = (telling: Telling, zones: readonly Placed[]): string => {
  const { brief } = telling.words;
  if (zones.length === 0) return brief.zonesEmpty;
  const counts = levels.flatMap((level) => {
    const n = zones.filter((zone) => zone.level === level).length;
    const slots = { n: official(telling, n), level: lowerFirst(labelOf(telling, level)) };
    return n === 0 ? [] : [t(brief, 'mapLevel', slots)];
  });
  const slots = { d: official(telling, zones.length), levels: counts.join(', ') };
  return t(brief, 'mapSentence', slots) + unplacedText(telling, zones);
};

const markOf = (telling: Telling, { row: { zone, name }, level }: Placed): MapMark[] => {
  if (zone.lat === null || zone.lon === null) return [];
  const label =
    zone.f0In14 > 0
      ? t(telling.words.brief, 'mapLabel', { zone: name, n: number(telling, zone.f0In14) })
      : name;
  return [{ id: zone.zoneId, lat: zone.lat, lon: zone.lon, level, label }];
};

/** The zones at their places with how far cases have come; every zone with its figures in the table behind. */
export const mapBlock = (telling: Telling): Block => {
  const { snapshot, words, voice, caps } = telling;
  const rows = rowsOf(telling);
  const zones = rows.map((row) => ({ row, level: levelOf(row) })).toSorted(byWeight);
  const marks = zones.flatMap((zone) => markOf(telling, zone));
  const shown = levels.filter((level) => zones.some((zone) => zone.level === level));
  return {
    kind: 'figure',
    id: 'map',
    title: titleOf(telling, zones),
    sentence: sentenceOf(telling, zones),
    viewBox: mapViewBox,
    shapes: mapShapes(
      marks,
      shown.map((level) => ({ level, word: labelOf(telling, level) })),
      caps.labels,
    ),
    table: {
      caption: t(words.brief, 'mapCaption', { day: formatShortDay(snapshot.day) }),
      head: [{ text: voice.page.zone }, { text: words.brief.level }, ...zoneHeads(telling)],
      rows: zones.map(({ row, level }) => [
        [{ text: row.name }],
        [{ text: labelOf(telling, level) }],
        ...zoneCells(telling, row),
      ]),
    },
  };
};

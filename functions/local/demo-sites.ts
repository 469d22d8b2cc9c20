import { type PackZone, zones } from '../../domain/pack/zones.ts';
import { NewSite } from '../../domain/site.ts';
import { between, chance, oneOf } from './demo-chance.ts';
import names from './demo-names.json' with { type: 'json' };

/** What is particular about a site of the demo; most are plain. */
export type DemoRole =
  | ('hr' | 'outbreak' | 'neighbour' | 'contact' | 'breach' | 'risk')
  | ('suspended' | 'closed' | 'sublet' | 'silent')
  | ('returned' | 'submitted' | 'draft')
  | 'plain';

/** A fictional site: all that its plans and its days follow from. */
export type DemoSite = {
  site: NewSite;
  role: DemoRole;
  /** How well it keeps its plan. */
  quality: 'hr' | 'good' | 'fair' | 'poor';
  model: 'normal' | 'three-on-site' | 'one-route-two-points';
  /** Share of those present who sleep on site; above 0 the site works every day. */
  lodged: number;
  /** Entered working weekdays; null: the default, Monday to Saturday. */
  workingWeekdays: number[] | null;
  /** How often it is late or silent, 1 being usual. */
  laxity: number;
  /** Its first report, days after the demo's first day (negative: before it). */
  joins: number;
};

const everyDay = [1, 2, 3, 4, 5, 6, 7];

const firstZone = zones[0]?.id ?? '';

/** Zones of a kind, those of the status if there are any. */
const placesOf = (kind: PackZone['kind'], status: PackZone['status']): readonly string[] => {
  const ofKind = zones.filter((zone) => zone.kind === kind);
  const best = ofKind.filter((zone) => zone.status === status);
  return (best.length > 0 ? best : ofKind).map(({ id }) => id);
};

const placeIn = (places: readonly string[], n: number): string | undefined => places[n % places.length];

/** Where sites of the demo stand, in the order of the pack: parks at work, and clusters that are there. */
const parks = placesOf('park', 'operating');
const clusters = placesOf('cluster', 'established');

/** The n-th park or, past the last, the first again; a pack without any lends its clusters. */
const park = (n: number): string => placeIn(parks, n) ?? placeIn(clusters, n) ?? firstZone;
const cluster = (n: number): string => placeIn(clusters, n) ?? park(n);

/** The first sites, each with its part to play, and their zones; a smaller demo keeps as many of them as it has room for. */
const cast: readonly [DemoRole, string][] = [
  ['hr', park(3)],
  ['outbreak', park(4)],
  ['neighbour', park(4)],
  ['suspended', park(0)],
  ['submitted', park(2)],
  ['draft', cluster(4)],
  ['silent', park(2)],
  ['contact', park(3)],
  ['returned', park(1)],
  ['risk', park(2)],
  ['breach', park(0)],
  ['closed', park(2)],
  ['sublet', cluster(1)],
  ['silent', cluster(7)],
  ['draft', park(1)],
  ['submitted', park(0)],
  ['submitted', park(3)],
];

/** Parks of the plain sites, in turn; `null`: one of the clusters. Eight of ten are in a park. */
const turns = [3, 2, 0, 1, null, 4, 3, 2, 0, null];

const zoneOf = (index: number): string => {
  const turn = turns[index % turns.length] ?? null;
  return turn === null ? cluster(Math.floor(index / 5)) : park(turn);
};

const workforceOf = (role: DemoRole, id: string): number => {
  if (role === 'hr') return 1280;
  if (role === 'outbreak') return 940;
  const r = chance(id, 'size');
  if (r < 0.12) return between(30, 99, id, 'workforce');
  if (r > 0.93) return between(2000, 5000, id, 'workforce');
  return Math.round(100 * 15 ** chance(id, 'workforce'));
};

/** Six in ten have people sleeping on site, one keeps everybody there, two keep the default week. */
const workOf = (role: DemoRole, index: number): Pick<DemoSite, 'model' | 'lodged' | 'workingWeekdays'> => {
  const turn = index % 10;
  const lodged = 0.02 + (index % 7) / 100;
  if (role === 'risk' || (role === 'plain' && turn === 6))
    return { model: 'three-on-site', lodged: 0.7, workingWeekdays: null };
  if (role === 'plain' && turn === 7)
    return { model: 'one-route-two-points', lodged: 0, workingWeekdays: null };
  if (role !== 'plain' && role !== 'silent') return { model: 'normal', lodged, workingWeekdays: everyDay };
  if (turn < 6) return { model: 'normal', lodged, workingWeekdays: turn < 3 ? everyDay : null };
  return { model: 'normal', lodged: 0, workingWeekdays: null };
};

const qualities = ['good', 'good', 'good', 'good', 'good', 'fair', 'fair', 'poor'] as const;

const demoSite = (index: number): DemoSite => {
  const [role, zoneId] = cast[index] ?? (['plain', zoneOf(index)] as const);
  const { words, trades } = names;
  const word = words[index % words.length] ?? { id: 'mau', name: 'Mẫu' };
  const trade = trades[(index + Math.floor(index / words.length)) % trades.length] ?? word;
  const siteId = `${trade.id}-${word.id}`;
  const employer = `${trade.name} Mẫu ${word.name}`;
  const workforce = workforceOf(role, siteId);
  const quality = oneOf(qualities, siteId, 'quality');
  const isCast = role !== 'plain' && role !== 'silent';
  return {
    site: NewSite.parse({ siteId, name: `Nhà máy ${employer}`, employer, zoneId, workforce }),
    role,
    quality: role === 'hr' ? 'hr' : isCast ? 'good' : quality,
    ...workOf(role, index),
    laxity: isCast ? 0 : 0.4 + 1.4 * chance(siteId, 'laxity'),
    joins: role === 'submitted' || role === 'draft' ? -9 : -30,
  };
};

/** The first `count` sites of the demo; 300 at most have names of their own. */
export const demoSites = (count: number): DemoSite[] =>
  Array.from({ length: count }, (_, index) => demoSite(index));

import { fewPeople, type Row } from './export-table.ts';
import type { ExportWork } from './export-work.ts';
import { type Figures, figureKeys } from './figures.ts';
import { suppressParts } from './suppress.ts';

/** A zone on a day. `f0In14`: F0 of 14 days, inside alone; taken from that of the day before it would tell of one day. */
export type DayLine = { zoneId: string; figures: Figures; f0In14: number };

type Audience = Pick<ExportWork, 'audience'>;

export type PeopleKey = (typeof figureKeys.flows)[number] | 'f0In14';

/** Counts of people by their heads; outside, of the day alone. */
export const peopleKeys = ({ audience }: Audience): readonly PeopleKey[] =>
  audience === 'outside' ? figureKeys.flows : [...figureKeys.flows, 'f0In14'];

const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/** What is said of people there is said of one site, or of fewer than 50 people. */
const isOfFew = ({ figures: { coverage, flows } }: DayLine) =>
  coverage.reported === 1 || flows.present < fewPeople;

/**
 * The counts of people of a day's zones, and of all of them, as they may be read; empty where nobody reported. Outside there is no small
 * number, and nothing of a zone where one site alone reported or fewer than 50 people were at work. What is withheld is decided over the
 * whole province and for the day alone, whoever asks and for whatever span: two files never tell together what one of them withholds.
 */
export const peopleShown = (lines: readonly DayLine[], { audience }: Audience, key: PeopleKey): Row => {
  const counts = lines.map(({ figures, f0In14 }) => (key === 'f0In14' ? f0In14 : figures.flows[key]));
  const reported = lines.map(({ figures }) => figures.coverage.reported);
  const few = lines.flatMap((line, place) => (isOfFew(line) ? [place] : []));
  const { parts, total } =
    audience === 'internal' ? { parts: counts, total: sum(counts) } : suppressParts(counts, new Set(few));
  const said = [...reported, sum(reported)];
  return [...parts, total].map((shown, place) => (shown === 0 && said[place] === 0 ? null : shown));
};

type Counted = Pick<Figures, 'coverage' | 'flows'>;

const sitesOf = ({ coverage }: Counted) => coverage.due + coverage.notDue;

/** True for a zone whose standing is that of one site, or of few people at work; `known` sites of it the reader knows already. */
export const isStandingOfFew = (figures: Counted, known = 0): boolean =>
  (sitesOf(figures) > 0 && sitesOf(figures) <= 1 + known) ||
  (figures.coverage.reported > 0 && figures.flows.present < fewPeople);

/**
 * Places of the zones whose standing is not said outside: those of one site, or of few people at work, and the one with the most sites
 * beside them, so that the province less the others is nobody's. Where there is no such zone, the province (the last place) says nothing.
 */
export const standingWithheld = (lines: readonly DayLine[], { audience }: Audience): ReadonlySet<number> => {
  const places = lines.map((line, place) => ({ line, place }));
  const isKept = ({ line }: { line: DayLine }) => isStandingOfFew(line.figures);
  const kept = places.filter(isKept).map(({ place }) => place);
  if (audience === 'internal' || kept.length === 0) return new Set();
  const [most] = places
    .filter((one) => !isKept(one))
    .toSorted((a, b) => sitesOf(b.line.figures) - sitesOf(a.line.figures));
  return new Set([...kept, most?.place ?? lines.length]);
};

import type { Episode } from './alert.ts';
import type { Answers } from './answers.ts';
import type { Calendar } from './calendar.ts';
import { readsNotes } from './check-in.ts';
import { dayOf, type Instant } from './day.ts';
import type { ExportWords } from './export-words.ts';
import type { ExportWork } from './export-work.ts';
import type { Filed } from './filing.ts';
import { type FormField, formOrder } from './form-order.ts';
import { zones } from './pack/zones.ts';
import { type SiteRecord, standingOf } from './site-record.ts';

/** What stands in a cell: a text, a number, or nothing. */
export type Cell = string | number | null;
export type Row = readonly Cell[];

/** Workplaces with fewer people than this: what is counted there is as good as said of persons. Source: quality.md, Security. */
export const fewPeople = 50;

const zoneNames = new Map(zones.map(({ id, name }) => [id, name]));
/** The name of a zone; its id where the register has none. */
export const zoneName = (zoneId: string): string => zoneNames.get(zoneId) ?? zoneId;

/** An instant as `2021-06-15 14:05:09`, at +07:00: text order is the order of time, and every spreadsheet reads it. */
export const localTime = (instant: Instant | null | undefined): Cell =>
  instant ? new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : null;

const yesNo = ({ own }: ExportWords, value: boolean | null): Cell =>
  value === null ? null : value ? own.yes : own.no;

/** The columns that hold answers; what people wrote in their own words is for the site and for health. */
const answersFor = ({ role }: Pick<ExportWork, 'role'>): readonly FormField[] =>
  formOrder.filter((field) => field !== 'note' || readsNotes(role));

const answerCell = (answers: Answers, field: FormField, words: ExportWords): Cell => {
  const value = answers[field];
  if (value === null) return words.measures['no-shuttles'];
  if (value === undefined || typeof value === 'number') return value ?? null;
  if (typeof value === 'boolean') return yesNo(words, value);
  if (field === 'note') return value;
  return value === 'all' || value === 'some' || value === 'none' || value === 'n/a'
    ? words.measures[value]
    : value;
};

/** The heads of an export of check-ins; those of answers are as a sheet that is handed in has them. */
export const checkInHeads = (
  work: Pick<ExportWork, 'role'>,
  { own: { heads }, answers }: ExportWords,
): string[] => [
  ...[
    answers.day,
    answers.siteId,
    answers.siteName,
    heads.zone,
    heads.revision,
    heads.receivedAt,
    heads.onTime,
  ],
  ...answersFor(work).map((field) => answers[field]),
  ...[heads.readiness, heads.band, heads.gates, heads.scenario, heads.template, heads.planVersion],
];

/** A site-day by its newest revision. */
export const checkInRow = (
  { checkIn, assessment }: Pick<Filed, 'checkIn' | 'assessment'>,
  { site }: Pick<SiteRecord, 'site'>,
  work: Pick<ExportWork, 'role'>,
  words: ExportWords,
): Row => {
  const { readiness, band, gates, scenario, templateVersion, planVersion } = assessment;
  return [
    ...[checkIn.day, checkIn.siteId, site.name, zoneName(site.zoneId), checkIn.revision],
    ...[localTime(checkIn.receivedAt), yesNo(words, checkIn.onTime)],
    ...answersFor(work).map((field) => answerCell(checkIn.answers, field, words)),
    ...[readiness, words.standing.bands[band ?? 'none'].label],
    ...[gates.map((gate) => words.gates[gate].label).join('; '), words.standing.scenarios[scenario].label],
    ...[templateVersion, planVersion],
  ];
};

type Audience = Pick<ExportWork, 'audience'>;

/** The heads of a list of sites. Outside it has facts of the register alone: the standing of one is that of its zone less the others. */
export const siteHeads = ({ audience }: Audience, { own: { heads }, answers }: ExportWords): string[] => [
  ...[answers.siteId, answers.siteName, heads.employer, heads.zone, heads.workforce, heads.state],
  ...[heads.stateSince, heads.registeredOn],
  ...(audience === 'outside'
    ? []
    : [
        heads.newestDay,
        heads.revision,
        heads.readiness,
        heads.band,
        heads.gates,
        heads.scenario,
        heads.freshness,
      ]),
  ...[heads.weekdays, heads.closures],
];

const weekdaysOf = ({ workingWeekdays }: Calendar, { own }: ExportWords): string => {
  const names = own.daysOnly.split(',');
  return workingWeekdays === null
    ? own.default
    : workingWeekdays
        .toSorted()
        .map((day) => names[day - 1] ?? '')
        .join(' ');
};

const closuresOf = ({ closures }: Calendar, now: Instant): string =>
  closures
    .filter(({ to }) => to >= dayOf(now))
    .map(({ from, to }) => (from === to ? from : `${from}…${to}`))
    .join('; ');

/** How a site stands at this moment. */
const standingCells = (record: SiteRecord, words: ExportWords, now: Instant): Row => {
  const { day, revision, readiness, band, gates, scenario, freshness } = standingOf(record, dayOf(now), now);
  const { bands, scenarios, freshness: freshnesses } = words.standing;
  return [
    ...[day, day === null ? null : revision, readiness, day === null ? null : bands[band ?? 'none'].label],
    gates.map((gate) => words.gates[gate].label).join('; '),
    scenario === null ? null : scenarios[scenario].label,
    freshness === null ? null : freshnesses[freshness].label,
  ];
};

/** A site as the register has it, with its standing of this moment; outside without it, and few people are not counted. */
export const siteRow = (
  record: SiteRecord,
  { audience }: Audience,
  words: ExportWords,
  now: Instant,
): Row => {
  const { site, calendar } = record;
  const isFew = audience === 'outside' && site.workforce < fewPeople;
  return [
    ...[site.siteId, site.name, site.employer, zoneName(site.zoneId), isFew ? words.own.few : site.workforce],
    ...[words.terms['site-states'][site.state], site.stateSince, site.registeredOn],
    ...(audience === 'outside' ? [] : standingCells(record, words, now)),
    ...[weekdaysOf(calendar, words), closuresOf(calendar, now)],
  ];
};

export const alertHeads = ({ own: { heads }, answers }: ExportWords): string[] => [
  ...[heads.alertId, heads.rule, heads.severity, heads.state, answers.siteId, answers.siteName, heads.zone],
  ...[heads.triggerDay, heads.openedAt, heads.verifyBy, heads.verifiedAt, heads.verifiedInTime],
  ...[heads.closedAt, heads.outcome, heads.occurrences, heads.level],
];

/** An episode, without the persons who worked on it and without the number of those whom it is about. */
export const alertRow = (episode: Episode, site: SiteRecord['site'] | null, words: ExportWords): Row => {
  const { id, rule, severity, state, zoneId, trigger, openedAt, verifyBy, outcome } = episode;
  return [
    ...[
      id,
      words.rules[rule].label,
      words.standing.severities[severity].label,
      words.lifeCycle.states[state].label,
    ],
    ...[episode.siteId, site?.name ?? null, zoneName(zoneId), trigger.day, localTime(openedAt)],
    ...[localTime(verifyBy), localTime(episode.verifiedAt), yesNo(words, episode.verifiedInTime)],
    ...[localTime(episode.closedAt), outcome === null ? null : words.lifeCycle.outcomes[outcome].label],
    ...[episode.occurrences, episode.level],
  ];
};

/** Whether an episode opened on a day of the span. */
export const openedWithin = (
  { openedAt }: Pick<Episode, 'openedAt'>,
  { from, to }: Pick<ExportWork, 'from' | 'to'>,
) => dayOf(openedAt) >= from && dayOf(openedAt) <= to;

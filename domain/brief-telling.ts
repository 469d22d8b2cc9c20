import type { Voice } from './brief-change.ts';
import type { Density, ListRef, Run, SiteList } from './brief-document.ts';
import { linked } from './brief-runs.ts';
import { type Day, dayOf, type Instant } from './day.ts';
import type { Issue } from './review.ts';
import type { Snapshot } from './snapshot.ts';
import type { BriefWords } from './texts/brief-words.ts';
import { formatNumber, formatOfficialCount, formatOfficialTime, formatShortDay } from './texts/format.ts';
import { type Lang, t } from './texts/text.ts';

/** How many are told of each, and how long a text that a person wrote may be, characters; `null`: as long as it is. */
export type Caps = {
  cases: number;
  /** Days of a site's cases that are said one by one. */
  days: number;
  clusters: number;
  events: number;
  /** Sites, and zones, with a matter of their own. */
  matters: number;
  /** Matters of the figures that nobody has proposed on. */
  bare: number;
  /** Whether proposals come with what they rest on and what there was to choose from. */
  reasons: boolean;
  /** Whether the five numbers come with what "unknown" means in them. */
  unknownNote: boolean;
  zones: number;
  directions: number;
  labels: number;
  unplaced: number;
  text: number | null;
};

/** What is left out is counted and led to, never dropped in silence. */
export const capsOf: Readonly<Record<Density, Caps>> = {
  full: {
    ...{ cases: 6, days: 7, clusters: 6, events: 6, matters: 4, bare: 12, reasons: true, unknownNote: true },
    ...{ zones: 12, directions: 6, labels: 6, unplaced: 4, text: null },
  },
  short: {
    ...{ cases: 4, days: 7, clusters: 3, events: 4, matters: 3, bare: 6, reasons: true, unknownNote: true },
    ...{ zones: 8, directions: 4, labels: 5, unplaced: 3, text: 160 },
  },
  shorter: {
    ...{ cases: 3, days: 5, clusters: 2, events: 3, matters: 2, bare: 4, reasons: true, unknownNote: false },
    ...{ zones: 6, directions: 3, labels: 4, unplaced: 2, text: 90 },
  },
  least: {
    ...{ cases: 2, days: 0, clusters: 1, events: 1, matters: 1, bare: 1, reasons: false, unknownNote: false },
    ...{ zones: 4, directions: 1, labels: 3, unplaced: 0, text: 36 },
  },
};

/** What every part of a brief is told from. `today`: the day of its date line. */
export type Telling = {
  snapshot: Snapshot;
  issue: Issue | null;
  lang: Lang;
  words: BriefWords;
  voice: Voice;
  today: Day;
  caps: Caps;
};

type Spoken = Pick<Telling, 'lang'>;

/** A count of a sentence: `01` … `09` in Vietnamese. */
export const official = ({ lang }: Spoken, n: number): string => formatOfficialCount(lang, n);

/** A count of a table or of a fraction that stands in one. */
export const number = ({ lang }: Spoken, n: number): string => formatNumber(lang, n);

const sites = (list: SiteList, zoneId?: string): ListRef =>
  zoneId === undefined ? { to: 'sites', list } : { to: 'sites', list, zoneId };

/** A number of sites in a sentence, with its list. */
export const counted = (telling: Spoken, n: number, list: SiteList, zoneId?: string): Run =>
  linked(official(telling, n), n, sites(list, zoneId));

/** A number of sites in a table, with its list. */
export const tallied = (telling: Spoken, n: number, list: SiteList, zoneId?: string): Run =>
  linked(number(telling, n), n, sites(list, zoneId));

/** `05 giờ 50` of the brief's own day, `21 giờ 15 ngày 23/11` of another. */
export const whenText = ({ lang, words, today }: Telling, at: Instant): string => {
  const time = formatOfficialTime(lang, at);
  return dayOf(at) === today ? time : t(words.brief, 'atDay', { time, day: formatShortDay(dayOf(at)) });
};

/** How long something is late: whole minutes up to an hour, hours up to two days, days. Minutes in. */
export const spanText = (telling: Telling, minutes: number): string => {
  const { brief } = telling.words;
  const n = (count: number) => ({ n: official(telling, Math.floor(count)) });
  if (minutes < 60) return t(brief, 'minutes', n(minutes));
  return minutes < 2880 ? t(brief, 'hours', n(minutes / 60)) : t(brief, 'days', n(minutes / 1440));
};

const bareText = (text: string): string => text.trim().replace(/\.+$/, '');

/** Whether a text that a person wrote is longer than there is room for. */
export const isClipped = ({ caps }: Pick<Telling, 'caps'>, text: string): boolean =>
  caps.text !== null && [...bareText(text)].length > caps.text;

/** A text that a person wrote, without the full stop that the sentence around it has, and no longer than there is room for. */
export const clipped = ({ caps }: Pick<Telling, 'caps'>, text: string): string => {
  const bare = bareText(text);
  const letters = [...bare];
  if (caps.text === null || letters.length <= caps.text) return bare;
  return `${letters
    .slice(0, caps.text - 1)
    .join('')
    .trimEnd()}…`;
};

/** The zone's name. */
export const zoneName = ({ snapshot, ...rest }: Pick<Telling, 'snapshot' | 'caps'>, zoneId: string): string =>
  clipped(rest, snapshot.zones.find((zone) => zone.zoneId === zoneId)?.name ?? zoneId);

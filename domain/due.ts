import type { Calendar, PastWeekdays } from './calendar.ts';
import { addDays, type Day, weekday } from './day.ts';
import { clocks } from './pack/clocks.ts';
import type { Model } from './plan.ts';
import type { SiteState } from './site.ts';
import type { ZoneCalendar } from './zone-calendar.ts';

/** What decides whether a site owes the check-in of a day: `active` and `model` are of that day, `model` null without a plan, `lastLodged` of its newest check-in. */
export type DueFacts = {
  readonly registeredOn: Day;
  readonly active: boolean;
  /** Its state on the day, for the words alone. */
  readonly state?: SiteState | undefined;
  readonly calendar: Calendar;
  /** The weekdays that were in force before the calendar's, oldest first. */
  readonly pastWeekdays?: readonly PastWeekdays[];
  readonly zoneCalendar?: ZoneCalendar;
  readonly model: Model | null;
  readonly lastLodged: number;
  readonly holidays: ReadonlySet<Day>;
};

/**
 * Why a site owes nothing for a day. `of`: whose weekdays say so, the site's own, its zone's, or the default; `reason`: what whoever
 * entered the closure wrote.
 */
export type WhyNotDue =
  | { why: 'not-registered' }
  | { why: 'not-active'; state: SiteState | null }
  | { why: 'holiday' }
  | { why: 'weekday'; of: 'site' | 'zone' | 'default' }
  | { why: 'zone-closed' | 'site-closed'; reason: string };

const MONDAY_TO_SATURDAY: readonly number[] = [1, 2, 3, 4, 5, 6];

/** Workers who live where they work are there on Sundays and holidays too, and when the park around them is shut. */
const isLivedIn = ({ model, lastLodged }: DueFacts): boolean =>
  (model !== null && model !== 'normal') || lastLodged > 0;

type Dated = { workingWeekdays: Calendar['workingWeekdays'] };

const inForceOn = (now: Dated, past: readonly PastWeekdays[], day: Day) =>
  (past.find(({ until }) => day < until) ?? now).workingWeekdays;

/** Whether the weekday of a day is one of those worked, by default Monday to Saturday. */
const includesDay = (workingWeekdays: Calendar['workingWeekdays'], day: Day): boolean =>
  (workingWeekdays ?? MONDAY_TO_SATURDAY).includes(weekday(day));

const covers = (day: Day) => (span: { from: Day; to: Day }) => span.from <= day && day <= span.to;

/** Why the day is none on which the site works, closures apart: its own weekdays come before its zone's. */
const restOn = (facts: DueFacts, day: Day): WhyNotDue | null => {
  const livedIn = isLivedIn(facts);
  const own = inForceOn(facts.calendar, facts.pastWeekdays ?? [], day);
  if (livedIn) return own === null || own.includes(weekday(day)) ? null : { why: 'weekday', of: 'site' };
  if (facts.holidays.has(day)) return { why: 'holiday' };
  if (own !== null) return includesDay(own, day) ? null : { why: 'weekday', of: 'site' };
  const zone = facts.zoneCalendar;
  const zones = zone === undefined ? null : inForceOn(zone, zone.pastWeekdays, day);
  if (includesDay(zones, day)) return null;
  return { why: 'weekday', of: zones === null ? 'default' : 'zone' };
};

/** Whether the site works on the day, closures apart. */
export const worksOn = (facts: DueFacts, day: Day): boolean => restOn(facts, day) === null;

/** The closure of the zone on the day. A site that is lived in goes on when its park is shut, unless it enters a closure itself. */
const zoneClosureOn = (facts: DueFacts, day: Day) =>
  isLivedIn(facts) ? undefined : facts.zoneCalendar?.closures.find(covers(day));

/** A working day closed on the site's own word, entered before the closure began. */
const ownWordOn = (facts: DueFacts, day: Day) =>
  restOn(facts, day) === null
    ? facts.calendar.closures.find((closed) => covers(day)(closed) && closed.enteredOn < closed.from)
    : undefined;

const confirmedOn = (facts: DueFacts, day: Day) =>
  facts.calendar.closures.find((closed) => closed.confirmed && covers(day)(closed));

/** Days up to the one that use up the site's own word; what the board says, of the site or its zone, does not. */
const ownWordDays = (facts: DueFacts, day: Day): number =>
  Array.from({ length: clocks.ownWordClosures.inDays }, (_, n) => addDays(day, -n)).filter(
    (one) =>
      confirmedOn(facts, one) === undefined &&
      zoneClosureOn(facts, one) === undefined &&
      ownWordOn(facts, one) !== undefined,
  ).length;

const closedOn = (facts: DueFacts, day: Day): WhyNotDue | null => {
  const zone = zoneClosureOn(facts, day);
  if (zone !== undefined) return { why: 'zone-closed', reason: zone.reason };
  const confirmed = confirmedOn(facts, day);
  if (confirmed !== undefined) return { why: 'site-closed', reason: confirmed.reason };
  const own = ownWordOn(facts, day);
  if (own === undefined || ownWordDays(facts, day) > clocks.ownWordClosures.days) return null;
  return { why: 'site-closed', reason: own.reason };
};

/**
 * Why the site owes no check-in for the day, or null where it owes one. Due are the days from its registration on that it works: the
 * weekdays that it entered, else its zone's, by default Monday to Saturday, or all seven while it is lived in (model not `normal`, or
 * somebody lodged at the last report). A province holiday and a closure of the zone are no working days except at a site that is
 * lived in. A closed day is not due; a closure entered on or after its first day, and days beyond 3 in 30, stay due until the board
 * confirms them. Only working days use up those 3, and what the board said does not.
 */
export const whyNotDue = (facts: DueFacts, day: Day): WhyNotDue | null => {
  if (day < facts.registeredOn) return { why: 'not-registered' };
  if (!facts.active) return { why: 'not-active', state: facts.state ?? null };
  return restOn(facts, day) ?? closedOn(facts, day);
};

/** Whether the site owes a check-in for the day: see `whyNotDue`. */
export const isDue = (facts: DueFacts, day: Day): boolean => whyNotDue(facts, day) === null;

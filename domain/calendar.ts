import * as z from 'zod/mini';
import { coded, codedObject } from './coded.ts';
import { addDays, Day, weekday } from './day.ts';
import { freeText } from './free-text.ts';
import { clocks } from './pack/clocks.ts';
import type { Model } from './plan.ts';

const closure = { from: Day, to: Day, reason: freeText(200) };
const inOrder = z.refine<{ from: Day; to: Day }>((days) => days.from <= days.to, {
  error: 'ends-before-start',
  path: ['to'],
});

/** Days on which the site does not work, both included; code `ends-before-start` at `to`. */
export const ClosureFields = z.strictObject(closure, { error: codedObject }).check(inOrder);
export type ClosureFields = z.infer<typeof ClosureFields>;

/** A closure with the day it was entered and whether the board confirmed it. */
export const Closure = z
  .strictObject({ ...closure, enteredOn: Day, confirmed: z.boolean() }, { error: codedObject })
  .check(inOrder);
export type Closure = z.infer<typeof Closure>;

const Weekdays = z.nullable(
  z
    .array(
      z
        .int({ error: coded('not-a-weekday') })
        .check(z.gte(1, { error: 'not-a-weekday' }), z.lte(7, { error: 'not-a-weekday' })),
      { error: coded('not-a-list') },
    )
    .check(
      z.minLength(1, { error: 'missing' }),
      z.refine((days) => new Set(days).size === days.length, { error: 'repeated' }),
    ),
);

/** What a site or its board enters: ISO weekdays (1 Monday … 7 Sunday), null for the default, and closures. */
export const CalendarFields = z.strictObject(
  {
    workingWeekdays: Weekdays,
    closures: z
      .array(ClosureFields, { error: coded('not-a-list') })
      .check(z.maxLength(100, { error: 'too-many' })),
  },
  { error: codedObject },
);
export type CalendarFields = z.infer<typeof CalendarFields>;

/** When a site works; null weekdays follow the default of `isDue`. */
export const Calendar = z.strictObject({ workingWeekdays: Weekdays, closures: z.array(Closure) });
export type Calendar = z.infer<typeof Calendar>;

/** Weekdays that a site worked until a day, that day left out; null is the default. */
export const PastWeekdays = z.strictObject({ until: Day, workingWeekdays: Weekdays });
export type PastWeekdays = z.infer<typeof PastWeekdays>;

/** The calendar of a site that entered none. */
export const emptyCalendar: Calendar = { workingWeekdays: null, closures: [] };

/** What decides whether a site owes a check-in: `model` null without a plan, `lastLodged` of its newest check-in. */
export type DueFacts = {
  readonly registeredOn: Day;
  readonly active: boolean;
  /** Spans of days, both included, on which the site was not active, whatever it is now. */
  readonly inactive?: readonly { from: Day; to: Day }[];
  readonly calendar: Calendar;
  /** The weekdays that were in force before the calendar's, oldest first. */
  readonly pastWeekdays?: readonly PastWeekdays[];
  readonly model: Model | null;
  readonly lastLodged: number;
  readonly holidays: ReadonlySet<Day>;
};

const MONDAY_TO_SATURDAY: readonly number[] = [1, 2, 3, 4, 5, 6];

/** Workers who live where they work are there on Sundays and holidays too. */
const isLivedIn = ({ model, lastLodged }: DueFacts): boolean =>
  (model !== null && model !== 'normal') || lastLodged > 0;

const weekdaysOn = ({ calendar, pastWeekdays = [] }: DueFacts, day: Day) => {
  const past = pastWeekdays.find(({ until }) => day < until);
  return past === undefined ? calendar.workingWeekdays : past.workingWeekdays;
};

/** Whether the weekday of a day is one of those worked, by default Monday to Saturday. */
export const includesDay = (workingWeekdays: Calendar['workingWeekdays'], day: Day): boolean =>
  (workingWeekdays ?? MONDAY_TO_SATURDAY).includes(weekday(day));

const isWorking = (facts: DueFacts, day: Day): boolean => {
  const workingWeekdays = weekdaysOn(facts, day);
  if (isLivedIn(facts)) return workingWeekdays === null || workingWeekdays.includes(weekday(day));
  return !facts.holidays.has(day) && includesDay(workingWeekdays, day);
};

const covers = (day: Day) => (span: { from: Day; to: Day }) => span.from <= day && day <= span.to;

/** A working day closed on the site's own word, entered before the closure began. */
const isOwnWord = (facts: DueFacts, day: Day): boolean =>
  isWorking(facts, day) &&
  facts.calendar.closures.filter(covers(day)).some((closed) => closed.enteredOn < closed.from);

const isConfirmed = (facts: DueFacts, day: Day): boolean =>
  facts.calendar.closures.some((closed) => closed.confirmed && covers(day)(closed));

const ownWordDays = (facts: DueFacts, day: Day): number =>
  Array.from({ length: clocks.ownWordClosures.inDays }, (_, n) => addDays(day, -n)).filter(
    (one) => !isConfirmed(facts, one) && isOwnWord(facts, one),
  ).length;

const isClosed = (facts: DueFacts, day: Day): boolean =>
  isConfirmed(facts, day) ||
  (isOwnWord(facts, day) && ownWordDays(facts, day) <= clocks.ownWordClosures.days);

/**
 * Whether the site owes a check-in for the day. Due are the days from its registration on that it works: the entered
 * weekdays, by default Monday to Saturday, or all seven while it is lived in (model not `normal`, or somebody lodged
 * at the last report). A province holiday is no working day except at a site that is lived in. A closed day is not
 * due; a closure entered on or after its first day, and days beyond 3 in 30, stay due until the board confirms them.
 * Only working days use up those 3, and confirmed ones do not.
 */
export const isDue = (facts: DueFacts, day: Day): boolean =>
  facts.active &&
  !(facts.inactive ?? []).some(covers(day)) &&
  day >= facts.registeredOn &&
  isWorking(facts, day) &&
  !isClosed(facts, day);

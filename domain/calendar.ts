import * as z from 'zod/mini';
import { coded, codedObject } from './coded.ts';
import { Day } from './day.ts';
import { freeText } from './free-text.ts';

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

/** ISO weekdays (1 Monday … 7 Sunday) on which work is done; null for those in force elsewhere, or the default. */
export const Weekdays = z.nullable(
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

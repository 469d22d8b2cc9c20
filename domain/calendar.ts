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

/**
 * The version of the calendar that a change was made from: where another has come meanwhile it is refused, so that nobody's closures are
 * lost. Left out, the change replaces whatever is there.
 */
export const SeenVersion = z.optional(z.int({ error: 'not-a-count' }).check(z.gte(0, { error: 'negative' })));

/**
 * The calendar of one site as it is put. `confirms`: places in `closures` of those known ones that the board confirms, the others staying as
 * they were; left out, it confirms them all. What a site itself enters confirms none.
 */
export const SiteCalendarFields = z
  .strictObject(
    {
      ...CalendarFields.shape,
      seen: SeenVersion,
      confirms: z.optional(
        z.array(z.int({ error: coded('not-a-count') }).check(z.gte(0, { error: 'negative' })), {
          error: coded('not-a-list'),
        }),
      ),
    },
    { error: codedObject },
  )
  .check(
    z.refine(({ closures, confirms = [] }) => confirms.every((place) => place < closures.length), {
      error: 'out-of-range',
      path: ['confirms'],
    }),
  );
export type SiteCalendarFields = z.infer<typeof SiteCalendarFields>;

/** When a site works; null weekdays follow the default of `isDue`. `version` counts its changes, missing before the first that was counted. */
export const Calendar = z.strictObject({
  version: z.optional(z.int()),
  workingWeekdays: Weekdays,
  closures: z.array(Closure),
});
export type Calendar = z.infer<typeof Calendar>;

/** Weekdays that a site worked until a day, that day left out; null is the default. */
export const PastWeekdays = z.strictObject({ until: Day, workingWeekdays: Weekdays });
export type PastWeekdays = z.infer<typeof PastWeekdays>;

/** The calendar of a site that entered none. */
export const emptyCalendar: Calendar = { workingWeekdays: null, closures: [] };

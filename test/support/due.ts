import * as fc from 'fast-check';
import type { Calendar, Closure, PastWeekdays } from '../../domain/calendar.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { DueFacts } from '../../domain/due.ts';
import type { SiteRecord } from '../../domain/site-record.ts';
import type { ZoneCalendar } from '../../domain/zone-calendar.ts';
import { a } from './a.ts';

/** Days around the first of September 2021, with its holidays. */
const first: Day = '2021-08-10';
export const dueDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 45 }).map((n) => addDays(first, n));

const weekdays = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), {
  nil: null,
});
const past: fc.Arbitrary<PastWeekdays[]> = fc
  .uniqueArray(dueDay, { maxLength: 2 })
  .chain((days) =>
    fc.tuple(
      ...days.toSorted().map((until) => fc.record({ until: fc.constant(until), workingWeekdays: weekdays })),
    ),
  );
const span = fc
  .tuple(dueDay, fc.integer({ min: 0, max: 9 }))
  .map(([from, length]) => ({ from, to: addDays(from, length), reason: 'Nghỉ' }));
const closure: fc.Arbitrary<Closure> = fc
  .tuple(span, fc.integer({ min: -5, max: 2 }), fc.boolean())
  .map(([days, entered, confirmed]) => ({ ...days, enteredOn: addDays(days.from, entered), confirmed }));

const calendar: fc.Arbitrary<Calendar> = fc.record({
  workingWeekdays: weekdays,
  closures: fc.array(closure, { maxLength: 3 }),
});
const zoneCalendar: fc.Arbitrary<ZoneCalendar> = fc.record({
  version: fc.integer({ min: 0, max: 9 }),
  workingWeekdays: weekdays,
  closures: fc.array(
    span.map((days) => ({ ...days, enteredOn: days.from })),
    { maxLength: 3 },
  ),
  pastWeekdays: past,
});
const states: fc.Arbitrary<SiteRecord['states']> = fc
  .uniqueArray(dueDay, { maxLength: 3 })
  .chain((days) =>
    fc
      .tuple(...days.map(() => fc.constantFrom('active', 'suspended', 'closed', 'sublet')))
      .map((of) => [
        { state: 'active' as const, from: '2021-05-01' },
        ...days.toSorted().map((from, n) => ({ state: of[n] ?? 'active', from })),
      ]),
  )
  .map((list) => list.filter(({ state }, n) => n === 0 || state !== list[n - 1]?.state));
const plans: fc.Arbitrary<SiteRecord['approvedPlans']> = fc
  .array(
    fc.record({
      version: fc.integer({ min: 1, max: 9 }),
      effectiveFrom: dueDay,
      model: fc.constantFrom('normal', 'three-on-site', 'one-route-two-points'),
    }),
    { maxLength: 2 },
  )
  .map((list) => list.map((plan, n) => ({ ...plan, version: n + 1 })));

/** A register with any calendar of its own and of its zone, states and plans; nothing reported yet. */
export const anyRegister: fc.Arbitrary<SiteRecord> = fc
  .record({
    calendar,
    pastWeekdays: past,
    zoneCalendar,
    states,
    approvedPlans: plans,
    registeredOn: fc.oneof(fc.constant('2021-05-01'), dueDay),
  })
  .map(({ registeredOn, ...over }) => {
    const record = a.record(over);
    const last = over.states.at(-1);
    return {
      ...record,
      site: {
        ...record.site,
        registeredOn,
        state: last?.state ?? 'active',
        stateSince: last?.from ?? registeredOn,
      },
    };
  });

/** Any facts by which a day is due, and a day. */
export const anyDueFacts: fc.Arbitrary<{ facts: DueFacts; day: Day }> = fc
  .record({
    day: dueDay,
    calendar,
    zoneCalendar,
    pastWeekdays: past,
    lastLodged: fc.constantFrom(0, 0, 5),
    active: fc.constantFrom(true, true, false),
    model: fc.constantFrom('normal', 'three-on-site', null),
    registeredOn: dueDay,
    holidays: fc.uniqueArray(dueDay, { maxLength: 4 }).map((days) => new Set(days)),
  })
  .map(({ day, ...facts }) => ({ facts, day }));

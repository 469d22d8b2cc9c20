import type { Calendar, PastWeekdays } from './calendar.ts';
import type { Day } from './day.ts';
import type { DueFacts } from './due.ts';
import type { Model } from './plan.ts';
import type { SiteState } from './site.ts';
import type { ZoneCalendar } from './zone-calendar.ts';

/** What of the register decides which days are due. */
export type DueRegister = {
  site: { registeredOn: Day };
  /** Every state with its first day, oldest first. */
  states: readonly { state: SiteState; from: Day }[];
  calendar: Calendar;
  pastWeekdays: readonly PastWeekdays[];
  zoneCalendar: ZoneCalendar;
  approvedPlans: readonly { version: number; effectiveFrom: Day; model: Model }[];
};

/** The state on a day; before the first it is what the site began as. */
const stateOn = ({ states }: Pick<DueRegister, 'states'>, day: Day) =>
  (states.findLast(({ from }) => from <= day) ?? states[0])?.state;

/** True when the site is active on the day; before its first state it is what it began as. */
export const activeOn = (register: Pick<DueRegister, 'states'>, day: Day) =>
  stateOn(register, day) === 'active';

const modelOn = ({ approvedPlans }: Pick<DueRegister, 'approvedPlans'>, day: Day) =>
  approvedPlans
    .filter((plan) => plan.effectiveFrom <= day)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version)
    .at(-1)?.model ?? null;

/** The facts that decide whether the day, and no other, is due, the last report having had `lastLodged` people sleeping on site. */
export const dueFactsOf = (
  register: DueRegister,
  day: Day,
  lastLodged: number,
  holidays: ReadonlySet<Day>,
): DueFacts => ({
  registeredOn: register.site.registeredOn,
  active: activeOn(register, day),
  state: stateOn(register, day),
  calendar: register.calendar,
  pastWeekdays: register.pastWeekdays,
  zoneCalendar: register.zoneCalendar,
  model: modelOn(register, day),
  lastLodged,
  holidays,
});

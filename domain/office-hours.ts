import type { Severity } from './alert.ts';
import type { AlertClocks } from './clock.ts';
import { addDays, dayOf, type Instant, instantOf, weekday } from './day.ts';

/** The instant itself within the department's working hours, else the next opening. */
export const nextOpening = (at: Instant, { from, to, weekdays }: AlertClocks['workingHours']): Instant => {
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    if (!weekdays.includes(weekday(day))) continue;
    if (Date.parse(at) >= Date.parse(instantOf(day, to))) continue;
    const opens = instantOf(day, from);
    return Date.parse(at) < Date.parse(opens) ? opens : at;
  }
};

/** When a notice of that severity may leave: what is counted in working hours is told in them, the rest at once. */
export const mayLeaveAt = (
  severity: Severity,
  at: Instant,
  { severities, workingHours }: Pick<AlertClocks, 'severities' | 'workingHours'>,
): Instant => (severities[severity].countedIn === 'working-hours' ? nextOpening(at, workingHours) : at);

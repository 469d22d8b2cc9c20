import * as z from 'zod/mini';
import { addDays, dayOf, type Instant, instantOf, TimeOfDay, weekday } from './day.ts';
import { Severity } from './template.ts';

const Minutes = z.int().check(z.gte(1));

/** Hours of every day, at +07:00. */
const Hours = z.strictObject({ from: TimeOfDay, to: TimeOfDay }).check(z.refine(({ from, to }) => from < to));

/** After so many minutes an acknowledgement without a note falls back to open; counted at all hours, or in some of every day. */
const FallBack = z.strictObject({ afterMinutes: Minutes, between: z.nullable(Hours), source: z.string() });

/** The clock of a severity: minutes to verify and, once verified, to act, and the hours in which they count. */
const SeverityClock = z.strictObject({
  verifyWithinMinutes: Minutes,
  actWithinMinutes: z.nullable(Minutes),
  countedIn: z.enum(['all-hours', 'working-hours']),
  fallBack: z.nullable(FallBack),
  source: z.string(),
});

/** The department's working hours at +07:00; weekdays 1 (Monday) to 7. */
const WorkingHours = z
  .strictObject({
    from: TimeOfDay,
    to: TimeOfDay,
    weekdays: z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1)),
  })
  .check(z.refine(({ from, to }) => from < to));
type WorkingHours = z.infer<typeof WorkingHours>;

/** The province's clocks of alerts. An episode closed for less than `reopenWithinMinutes` opens again on a new trigger. */
export const AlertClocks = z.strictObject({
  reopenWithinMinutes: Minutes,
  snoozeAtMostMinutes: Minutes,
  workingHours: WorkingHours,
  severities: z.record(Severity, SeverityClock),
  source: z.string(),
});
export type AlertClocks = z.infer<typeof AlertClocks>;

const minute = 60_000;

/** The instant so many minutes after another, whatever the hour. */
export const minutesAfter = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * minute).toISOString();

/** The instant at which `minutes` minutes of working time have passed: the clock stands still outside the working hours. */
const workedAfter = (
  from: Instant,
  minutes: number,
  { from: opens, to: closes, weekdays }: WorkingHours,
): Instant => {
  let left = minutes * minute;
  for (let day = dayOf(from); ; day = addDays(day, 1)) {
    if (!weekdays.includes(weekday(day))) continue;
    const start = Math.max(Date.parse(from), Date.parse(instantOf(day, opens)));
    const room = Math.max(0, Date.parse(instantOf(day, closes)) - start);
    if (left <= room) return new Date(start + left).toISOString();
    left -= room;
  }
};

/** When a task that begins at `from` and may take `minutes` of an episode of that severity is due. */
export const dueAfter = (
  from: Instant,
  minutes: number,
  severity: Severity,
  clocks: Pick<AlertClocks, 'severities' | 'workingHours'>,
): Instant =>
  clocks.severities[severity].countedIn === 'all-hours'
    ? minutesAfter(from, minutes)
    : workedAfter(from, minutes, clocks.workingHours);

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** When an acknowledgement that was given without a note falls back to open; null where the severity lets it stand. */
export const fallBackAfter = (
  from: Instant,
  severity: Severity,
  clocks: Pick<AlertClocks, 'severities'>,
): Instant | null => {
  const { fallBack } = clocks.severities[severity];
  if (fallBack === null) return null;
  const { afterMinutes, between } = fallBack;
  if (between === null) return minutesAfter(from, afterMinutes);
  return workedAfter(from, afterMinutes, { ...between, weekdays: everyDay });
};

/** What a rule of the template says of its clock, at the rule's own severity; minutes. */
export type RuleClock = { severity: Severity; verifyWithinMinutes: number; actWithinMinutes: number | null };

/** The clock of an episode of the rule: the rule's own, or that of the severity it has been raised to. */
export const runningClock = (rule: RuleClock, severity: Severity, clocks: Pick<AlertClocks, 'severities'>) =>
  rule.severity === severity ? rule : clocks.severities[severity];

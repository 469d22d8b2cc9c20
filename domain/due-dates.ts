import { type CaseResponse, type CaseStep, mayDoStep, stepNumbers } from './case-response.ts';
import { addDays, type Day, dayOf, daysFrom, type Instant, instantOf } from './day.ts';
import { isDue } from './due.ts';
import type { Role } from './me.ts';
import { clocks, cutOffOf, opensAt } from './pack/clocks.ts';
import type { Plan } from './plan.ts';
import { dueFacts, type SiteRecord } from './site-record.ts';
import type { Template } from './template.ts';

/** Check-ins that a calendar has ahead. [D] */
export const checkInsAhead = 14;

/** Civil days that are looked through for them: a site that is shut for longer has fewer. [D] */
const daysAhead = 60;

/** Minutes before the cut-off at which the entry of a check-in begins. [D] */
const checkInMinutes = 30;

/** Minutes that the entry of a step ends in: its end is the hour by which it is due. [D] */
const stepMinutes = 15;

/**
 * A date by which a site owes something. `uid`: the same for the same duty, whenever it is asked; `revision` grows with what moves it;
 * `stampedAt`: since when it is so, never the moment of asking. Either a whole civil day, or a span that ends when it is due; `alarmAt`:
 * when somebody is told.
 */
export type DueDate = {
  uid: string;
  kind: 'check-in' | 'drill' | 'risk-2194' | 'case-step';
  /** Of a case step. */
  n: number | null;
  revision: number;
  stampedAt: Instant;
  alarmAt: Instant;
} & ({ on: Day } | { from: Instant; to: Instant });

/** What of a site says when something is due. */
export type DueDateFacts = {
  record: SiteRecord;
  /** What its days are scored with; null without one. */
  plan: Plan | null;
  template: Pick<Template, 'rules'> | null;
  /** The case that is open; null without one. */
  open: Pick<CaseResponse, 'caseId' | 'roundAt' | 'steps'> | null;
  role: Role;
  now: Instant;
};

const minutesBefore = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) - minutes * 60_000).toISOString();

/** The days by which reports of the next due days are in, those that are there already left out. */
const checkInsOf = ({ record, now }: DueDateFacts): DueDate[] => {
  const { siteId, stateSince } = record.site;
  const { standing } = record;
  const today = dayOf(now);
  const owed = daysFrom(today, addDays(today, daysAhead)).filter(
    (day) =>
      isDue(dueFacts(record, day, standing?.lodged ?? 0), day) &&
      (standing === null || standing.day < day) &&
      Date.parse(cutOffOf(day)) > Date.parse(now),
  );
  return owed.slice(0, checkInsAhead).map((day) => ({
    ...{ uid: `check-in-${day}.${siteId}`, kind: 'check-in', n: null, revision: 0 },
    ...{ stampedAt: opensAt(stateSince), alarmAt: instantOf(day, clocks.day.reminderAt) },
    ...{ from: minutesBefore(cutOffOf(day), checkInMinutes), to: cutOffOf(day) },
  }));
};

/** Days before a date of the plan on which somebody is told, and the hour. [D] */
const planAlarm = { days: 7, time: '09:00' } as const;

/** A date that follows from the plan. */
const ofPlan = (kind: 'drill' | 'risk-2194', on: Day, siteId: string, plan: Plan): DueDate => ({
  ...{ uid: `${kind}.${siteId}`, kind, n: null, revision: plan.version, on },
  stampedAt: plan.decidedAt ?? plan.submittedAt ?? opensAt(plan.effectiveFrom),
  alarmAt: instantOf(addDays(on, -planAlarm.days), planAlarm.time),
});

/** The last day on which the drill and the 2194 index of the plan are not too old: `planDue` reads the same. Only of an active site. */
const planDatesOf = ({ record: { site }, plan, template }: DueDateFacts): DueDate[] => {
  if (plan === null || site.state !== 'active') return [];
  const { lastDrillOn, drillEveryDays, risk2194 } = plan;
  const allowed = template?.rules.find(({ id }) => id === 'plan-due')?.params['riskIndexOlderThanDays'];
  return [
    ...(lastDrillOn === null
      ? []
      : [ofPlan('drill', addDays(lastDrillOn, drillEveryDays), site.siteId, plan)]),
    ...(risk2194 === null || allowed === undefined
      ? []
      : [ofPlan('risk-2194', addDays(risk2194.assessedOn, allowed), site.siteId, plan)]),
  ];
};

/** Whether a step is anything to a member of the role: to the board all, since it asks after them. */
const isFor = (role: Role, { n }: Pick<CaseStep, 'n'>): boolean => {
  const number = stepNumbers.find((one) => one === n);
  return role === 'board' || (number !== undefined && mayDoStep(role, number));
};

const stepsOf = ({ record: { site }, open, role }: DueDateFacts): DueDate[] =>
  open === null
    ? []
    : open.steps
        .filter((step) => step.state === 'todo' && isFor(role, step))
        .map(({ n, round, dueBy }) => ({
          ...{ uid: `case-${open.caseId}-step-${n}.${site.siteId}`, kind: 'case-step', n, revision: round },
          ...{ stampedAt: open.roundAt, alarmAt: minutesBefore(dueBy, 2 * stepMinutes) },
          ...{ from: minutesBefore(dueBy, stepMinutes), to: dueBy },
        }));

const whenOf = (date: DueDate): string => ('on' in date ? opensAt(date.on) : date.to);

/** Everything that a site owes by a date that is known, as far as it is the reader's to see; the earliest first. */
export const dueDatesOf = (facts: DueDateFacts): DueDate[] =>
  [...checkInsOf(facts), ...planDatesOf(facts), ...stepsOf(facts)].toSorted(
    (a, b) => whenOf(a).localeCompare(whenOf(b)) || a.uid.localeCompare(b.uid),
  );

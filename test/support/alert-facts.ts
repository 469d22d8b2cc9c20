import type { Episode, Person } from '../../domain/alert.ts';
import type { CheckInFacts, EventFacts, Facts, Report, SweepFacts } from '../../domain/alert-rules.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { type F0Told, type Growth, growthOf } from '../../domain/case-growth.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays } from '../../domain/day.ts';
import { raise } from '../../domain/raise.ts';
import { a } from './a.ts';

/** Tuesday, 09:00 at +07:00. */
export const now = '2021-06-15T02:00:00.000Z';
export const { day } = a;
export const site = {
  ...{ siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1', registeredOn: '2021-05-01' },
  workforce: 1300,
};
export const lan: Person = { member: 'member-lan', name: 'Lan' };
export const minh: Person = { member: 'member-minh', name: 'Minh' };

export const template = a.template();
export const { answers } = a;

export const assessment = (more: Partial<Assessment> = {}): Assessment => ({
  readiness: 88,
  band: 'ready',
  gates: [],
  criteria: [],
  fixes: [],
  scenario: 'normal',
  templateVersion: 'tn-2021-06',
  planVersion: 1,
  ...more,
});

/** Of the day before `a.day` and those before it, newest first: what each said. */
export const reports = (said: Partial<Answers>[], more: Partial<Report> = {}): Report[] =>
  said.map((one, back) => ({
    ...{ day: addDays(day, -1 - back), answers: answers(one), isDue: true, readiness: 88 },
    ...more,
  }));

/** How F0 grew, where only those of the facts are known. */
const growth = (facts: F0Told): Growth =>
  growthOf(template, facts, { workforce: site.workforce, heads: [], newestCase: null });

/** An unremarkable check-in of the newest day, first revision, of a site with a plan and nothing before. */
export const checkIn = (
  said: Partial<Answers> = {},
  { assessed, ...more }: Partial<CheckInFacts> & { assessed?: Partial<Assessment> } = {},
): CheckInFacts => {
  const { day: on = day, previous = null } = more;
  const told = { source: 'check-in', day: on, answers: answers(said), previous } as const;
  return {
    ...told,
    ...{ site, revision: 1, assessment: assessment(assessed), isStanding: true, isDue: true },
    ...{ plan: a.plan(), plans: [a.plan()], before: [], isWhole: true, quiet: null },
    growth: growth(told),
    ...more,
  };
};

export const quickReport = (more: Partial<EventFacts> = {}): EventFacts => {
  const told = { source: 'event-report', day, kind: 'f0', count: 1, ...more } as const;
  return { site, sameDay: null, before: [], isWhole: true, growth: growth(told), ...told };
};

export const sweep = (more: Partial<SweepFacts> = {}): SweepFacts => ({
  source: 'sweep',
  site,
  day,
  missedRunning: 1,
  ...more,
});

/** So many hours after `now`. */
export const later = (hours: number, from = now) => minutesAfter(from, hours * 60);

/** What the facts change where these are the newest episodes. */
export const raised = (facts: Facts, current: Episode[] = [], at = now) =>
  raise({ template, facts, current, now: at });

/** The one change that they make. */
export const only = (facts: Facts, current: Episode[] = [], at = now) => {
  const changes = raised(facts, current, at);
  const [change] = changes;
  if (change === undefined || changes.length > 1) throw new Error(`${changes.length} changes`);
  return change;
};

/** The episode once Lan has verified and closed it, an hour later if nothing else is said. */
export const closed = (episode: Episode, closedAt = later(1)): Episode => ({
  ...episode,
  ...{ state: 'closed', outcome: 'resolved', closedAt, version: 3, writes: 3, owner: lan },
  ...{ verifiedAt: now, verifiedInTime: true, actBy: later(24), level: 1 },
});

/** The episode once Lan has taken it. */
export const acknowledged = (episode: Episode): Episode => ({
  ...episode,
  ...{ state: 'acknowledged', version: 2, writes: 2, owner: lan, lastAct: { actor: lan, at: now } },
});

/** The episode that the facts open where nothing was open. */
export const opened = (facts: Facts): Episode => only(facts).episode;

export const tomorrow = '2021-06-16';

import type { Episode, Person } from '../../domain/alert.ts';
import type { CheckInFacts, EventFacts, Facts, SweepFacts } from '../../domain/alert-rules.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { raise } from '../../domain/raise.ts';
import { a } from './a.ts';

/** Tuesday, 09:00 at +07:00. */
export const now = '2021-06-15T02:00:00.000Z';
export const { day } = a;
export const site = { siteId: 'may-song-cau', zoneId: 'kcn-song-cong-1', registeredOn: '2021-05-01' };
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

/** An unremarkable check-in of the newest day, first revision. */
export const checkIn = (
  said: Partial<Answers> = {},
  { assessed, ...more }: Partial<CheckInFacts> & { assessed?: Partial<Assessment> } = {},
): CheckInFacts => ({
  source: 'check-in',
  site,
  day,
  revision: 1,
  answers: answers(said),
  previous: null,
  assessment: assessment(assessed),
  plan: null,
  isStanding: true,
  ...more,
});

export const quickReport = (more: Partial<EventFacts> = {}): EventFacts => ({
  source: 'event-report',
  site,
  day,
  kind: 'f0',
  count: 1,
  ...more,
});

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

import type { EventReport } from './alert-request.ts';
import type { Answers } from './answers.ts';
import type { Assessment } from './assessment.ts';
import type { Growth } from './case-growth.ts';
import type { Day } from './day.ts';
import type { Plan } from './plan.ts';
import type { QuietReason } from './quiet-start.ts';
import type { Site } from './site.ts';

/** What rules read of a day before: its newest revision, whether the day was due, and how ready the site was then. */
export type Report = { day: Day; answers: Answers; isDue: boolean; readiness: number | null };

type Place = { site: Pick<Site, 'siteId' | 'zoneId' | 'registeredOn' | 'workforce'>; day: Day };

/** An accepted revision. `previous` is what the revision before it of the same day said; `isStanding`: its day is the newest. */
export type CheckInFacts = Place & {
  source: 'check-in';
  revision: number;
  answers: Answers;
  previous: Answers | null;
  assessment: Assessment;
  /** What the day is scored with; `plans` are all versions. */
  plan: Plan | null;
  plans: readonly Pick<Plan, 'version' | 'state'>[];
  isStanding: boolean;
  isDue: boolean;
  /** Of the days before it, newest first; `isWhole`: all there are. */
  before: readonly Report[];
  isWhole: boolean;
  growth: Growth;
  /** Why rules that need a history do not open yet; null when they may. */
  quiet: QuietReason | null;
};

/** A quick report, on the civil day on which it came in; `sameDay` is what the check-in of that day says so far. */
export type EventFacts = Place & {
  source: 'event-report';
  sameDay: Answers | null;
  before: readonly Report[];
  isWhole: boolean;
  growth: Growth;
} & Pick<EventReport, 'kind' | 'count'>;

/** A due day whose cut-off passed without a check-in; `missedRunning` counts such due days in a row up to and with this one. */
export type SweepFacts = Place & { source: 'sweep'; missedRunning: number };

/** What happened at a site. */
export type Facts = CheckInFacts | EventFacts | SweepFacts;

import { absence } from './absence.ts';
import type { Episode, RuleId, Severity } from './alert.ts';
import type { Band } from './assessment.ts';
import type { CaseRecord } from './case-response.ts';
import { type Change, ended } from './change.ts';
import type { CheckIn } from './check-in.ts';
import { addDays, type Day, dayOf, type Instant } from './day.ts';
import type { ListedEvent } from './event.ts';
import { judgeCheckIn, type Said, type SiteFile, standingFrom } from './filing.ts';
import { judgeEvent } from './judge-event.ts';
import { clear, propose } from './life-cycle.ts';
import { closesAt, cutOffOf, opensAt } from './pack/clocks.ts';
import type { Plan } from './plan.ts';
import { headsNeeded } from './recent.ts';
import { expiry } from './rule-expiry.ts';
import type { SiteRecord } from './site-record.ts';
import { type Template, templateInForce } from './template.ts';

/** The days that a rehearsal counts, both included. */
export type Window = { from: Day; to: Day };

/** All that is read of a site: check-ins and the other lists in any order. */
export type RehearsalFile = {
  record: SiteRecord;
  plans: readonly Plan[];
  /** The newest revision of each reported day of the window, of the days before it that warm up, and of `headsNeeded` reports before those. */
  checkIns: readonly CheckIn[];
  events: readonly ListedEvent[];
  /** Days that the sweep recorded as missed. */
  missed: readonly Day[];
};

/**
 * Days before the window over which alerts run already and are not counted: what has held all the time is then open when the window
 * begins, and does not look like news of its first day. As long as the cases of a scenario are looked back on.
 */
export const warmUpDays = 14;

/** The first day whose alerts run. */
export const warmsUpFrom = ({ from }: Window): Day => addDays(from, -warmUpDays);

/** A rule held: it opened an alert, made it graver, or held on while one was open. */
export type Held = { day: Day; rule: RuleId; severity: Severity; how: 'opened' | 'raised' | 'went-on' };
export type Scored = { day: Day; band: Band | null; readiness: number | null };

/** What one side comes to at a site, the days of the warm-up with it. */
export type Course = { held: readonly Held[]; scored: readonly Scored[] };

/** The two sides: the templates in force, each on its days, and the draft on every day. */
export type Sides<T> = { inForce: T; draft: T };
export const sides = ['inForce', 'draft'] as const;

type Act = { at: Instant } & (
  | { what: 'check-in'; checkIn: CheckIn }
  | { what: 'event'; event: ListedEvent }
  | { what: 'missed'; day: Day }
);

type Course0 = { held: Held[]; scored: Scored[] };
/** What has come about at the site so far. */
type State = {
  heads: Said[];
  episodes: Map<RuleId, Episode>;
  newestCase: CaseRecord | null;
  standing: SiteRecord['standing'];
};

const justBefore = (at: Instant): Instant => new Date(Date.parse(at) - 1).toISOString();

/**
 * When a day's check-in is taken to have come in. Its newest revision is filed as if it had been the first, so that its own time may be
 * days late: it then comes at the last moment at which it was still what it counts as, in time or late, on its own day.
 */
const momentOf = ({ day, receivedAt, onTime }: CheckIn): Instant => {
  const end = onTime === true ? cutOffOf(day) : closesAt(day);
  const from = onTime === false ? cutOffOf(day) : opensAt(day);
  return receivedAt >= from && receivedAt < end ? receivedAt : justBefore(end);
};

/** A plan version as it stood at a moment, before which it was perhaps not decided or not yet handed in. */
const planAsOf = (plan: Plan, at: Instant): Plan => {
  if (plan.state === 'draft' || (plan.submittedAt ?? at) > at) return { ...plan, state: 'draft' };
  return (plan.decidedAt ?? at) > at ? { ...plan, state: 'submitted' } : plan;
};

const actsOf = ({ checkIns, events, missed }: RehearsalFile): Act[] =>
  [
    ...missed.map((day): Act => ({ what: 'missed', day, at: cutOffOf(day) })),
    ...events.map((event): Act => ({ what: 'event', event, at: event.at })),
    ...checkIns.map((checkIn): Act => ({ what: 'check-in', checkIn, at: momentOf(checkIn) })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

const fileOf = ({ record, plans }: RehearsalFile, state: State, at: Instant): SiteFile => ({
  record: { ...record, standing: state.standing },
  plans: plans.map((plan) => planAsOf(plan, at)),
  heads: state.heads,
  episodes: [...state.episodes.values()],
  newestCase: state.newestCase,
});

const hows: Partial<Record<Change['kind'], Held['how']>> = {
  open: 'opened',
  reopen: 'opened',
  'raise-severity': 'raised',
  occur: 'went-on',
};

/** Nobody acts here; that an alert may be closed is taken as its end, whatever its severity: else a graver one would be counted less often. */
const leftBy = ({ kind, episode, entry }: Change): Episode =>
  kind === 'propose' ? { ...episode, ...ended('self-cleared', entry.at) } : episode;

const noteChanges = (state: State, course: Course0, changes: readonly Change[], day: Day) => {
  for (const change of changes) {
    const { rule, severity } = change.episode;
    state.episodes.set(rule, leftBy(change));
    const how = hows[change.kind];
    if (how !== undefined) course.held.push({ day, rule, severity, how });
  }
};

/** Ends the alerts whose days are over before the moment. */
const expire = (state: State, templateOn: (day: Day) => Template | null, now: Instant) => {
  for (const episode of [...state.episodes.values()]) {
    const template = templateOn(dayOf(episode.openedAt));
    const end = template && expiry(episode, template);
    if (!end || Date.parse(end.at) >= Date.parse(now)) continue;
    const change = (end.ends === 'proposed' ? propose : clear)(episode, now);
    if (change !== null) state.episodes.set(episode.rule, leftBy(change));
  }
};

type Judging = { file: RehearsalFile; state: State; course: Course0; isHistory: boolean };

/** A day's check-in as its first revision. What lies before the warm-up is only scored, for later days to look back on. */
const takeCheckIn = ({ file, state, course, isHistory }: Judging, template: Template, act: Act) => {
  if (act.what !== 'check-in') return;
  const checkIn: CheckIn = { ...act.checkIn, revision: 1, receivedAt: act.at };
  const { day } = checkIn;
  // By the plan that was known when it was really taken.
  const known = fileOf(file, state, act.checkIn.receivedAt);
  const judged = judgeCheckIn(known, template, { checkIn, previous: null });
  const { band, readiness, planVersion } = judged.assessment;
  state.heads = [
    { checkIn, unchanged: false, inspect: false, assessment: { planVersion, readiness } },
    ...state.heads,
  ].slice(0, headsNeeded);
  state.standing = standingFrom({ checkIn, assessment: judged.assessment });
  if (isHistory) return;
  course.scored.push({ day, band, readiness });
  noteChanges(state, course, judged.changes, day);
  state.newestCase = judged.caseChange?.record ?? state.newestCase;
};

const takeAct = (judging: Judging, template: Template, act: Act) => {
  const { file, state, course, isHistory } = judging;
  if (act.what === 'check-in') return takeCheckIn(judging, template, act);
  if (isHistory) return;
  const now = fileOf(file, state, act.at);
  if (act.what === 'missed') {
    const changes = absence(now, template, act.day, act.at) ?? [];
    return noteChanges(state, course, changes, act.day);
  }
  const judged = judgeEvent(now, template, act.event, act.at);
  noteChanges(state, course, judged.changes, dayOf(act.at));
  state.newestCase = judged.caseChange?.record ?? state.newestCase;
};

/** What the acts of a site come to under the templates of their days, from nothing and with nobody acting. */
const courseOf = (
  file: RehearsalFile,
  acts: readonly Act[],
  templateOn: (day: Day) => Template | null,
  window: Window,
): Course => {
  const state: State = { heads: [], episodes: new Map(), newestCase: null, standing: null };
  const course: Course0 = { held: [], scored: [] };
  const start = opensAt(warmsUpFrom(window));
  for (const act of acts) {
    const template = templateOn(dayOf(act.at));
    if (template === null) continue;
    expire(state, templateOn, act.at);
    takeAct({ file, state, course, isHistory: act.at < start }, template, act);
  }
  return course;
};

/** Days with new F0, from check-ins and quick reports, oldest first. */
export const f0DaysOf = ({ checkIns, events }: Pick<RehearsalFile, 'checkIns' | 'events'>): Day[] => {
  const told = checkIns.filter(({ answers }) => answers.f0 > 0).map(({ day }) => day);
  const quick = events.filter(({ kind }) => kind === 'f0').map(({ day }) => day);
  return [...new Set([...told, ...quick])].toSorted();
};

type Asked = { templates: readonly Template[]; draft: Template; window: Window };

/**
 * What the real reports of a site come to under the templates in force and under the draft, taken as if it had been in force all the
 * time: the same code for both, so that the version in force rehearsed changes nothing.
 * @throws Error where a template lacks what a rule asks for.
 */
export const rehearseSite = (file: RehearsalFile, { templates, draft, window }: Asked): Sides<Course> => {
  const last = closesAt(window.to);
  const acts = actsOf(file).filter(({ at }) => at < last);
  return {
    inForce: courseOf(file, acts, (day) => templateInForce(templates, day), window),
    draft: courseOf(file, acts, () => draft, window),
  };
};

import { alertId, type Episode, type Severity, type Trigger } from './alert.ts';
import type { Facts, Verdict } from './alert-rules.ts';
import { type Change, step } from './change.ts';
import { dueAfter, runningClock } from './clock.ts';
import type { Day, Instant } from './day.ts';
import { alertClocks } from './pack/severities.ts';
import type { AlertRule } from './template.ts';

/** That a rule holds. */
export type Held = Extract<Verdict, { says: 'holds' }>;

/** What the sites of a zone show together, on a civil day. */
export type ZoneFacts = { source: 'zone'; site: { siteId: null; zoneId: string }; day: Day };

/** Of which rule, on what, when; `parent` is the open episode inside which the rule's episodes open. */
export type At = { rule: AlertRule; facts: Facts | ZoneFacts; now: Instant; parent: Episode | null };

/** The severity at which the rule holds. */
export const severityOf = ({ raised }: Held, rule: AlertRule): Severity =>
  raised ? (rule.raisedTo ?? rule.severity) : rule.severity;

const triggerOf = (facts: Facts | ZoneFacts): Trigger => ({
  source: facts.source,
  day: facts.day,
  revision: facts.source === 'check-in' ? facts.revision : null,
  ...(facts.source === 'event-report' && { count: facts.count }),
});

/** What an episode carries from the moment at which it opens, opens again or becomes graver: whose it is and its clocks. */
const begun = (verdict: Held, { rule, now, parent }: At) => {
  const severity = severityOf(verdict, rule);
  const { verifyWithinMinutes, actWithinMinutes } = runningClock(rule, severity, alertClocks);
  return {
    severity,
    audience: verdict.raised ? 'health' : rule.owner,
    verifyBy: clockOf(parent, now) ?? dueAfter(now, verifyWithinMinutes, severity, alertClocks),
    actBy: null,
    actWithinMinutes,
    level: 0,
    verifiedAt: null,
    verifiedInTime: null,
    snoozedUntil: null,
    missedClock: null,
  } as const satisfies Partial<Episode>;
};

/** A child runs on the clock its parent is on, as long as that has not run out; null otherwise. */
const clockOf = (parent: Episode | null, now: Instant): Instant | null => {
  const due = parent && (parent.verifiedAt === null ? parent.verifyBy : parent.actBy);
  return due !== null && Date.parse(due) > Date.parse(now) ? due : null;
};

/** The first episode of the rule at the site, or the one after `previous`. */
export const open = (verdict: Held, previous: Episode | null, at: At): Change => {
  const { rule, facts, now, parent } = at;
  const { siteId, zoneId } = facts.site;
  const n = (previous?.n ?? 0) + 1;
  const trigger = triggerOf(facts);
  const episode: Episode = {
    ...{ id: alertId(rule.id, siteId ?? zoneId, n), n, rule: rule.id, siteId, zoneId },
    ...begun(verdict, at),
    ...{
      state: 'open',
      version: 1,
      writes: 1,
      openedAt: now,
      owner: null,
      occurrences: 1,
      lastOccurrenceAt: now,
    },
    ...{
      trigger,
      lastTrigger: trigger,
      parent: parent?.id ?? null,
      previous: previous?.id ?? null,
      proposal: null,
    },
    ...{ fallsBackAt: null, closedAt: null, outcome: null, lastAct: { actor: 'system', at: now } },
  };
  return {
    kind: 'open',
    episode,
    entry: { at: now, actor: 'system', act: 'opened', version: 1, to: 'open', trigger },
    notify: parent === null,
    prior: previous && { id: previous.id, writes: previous.writes },
  };
};

/** One more occurrence, now. A standing proposal to clear it is withdrawn. */
const occurred = ({ occurrences, lastTrigger }: Episode, { facts, now }: At) => ({
  occurrences: occurrences + 1,
  lastOccurrenceAt: now,
  lastTrigger: lastTrigger.day !== null && facts.day < lastTrigger.day ? lastTrigger : triggerOf(facts),
  proposal: null,
});

const bySystem = ({ facts, now }: At) =>
  ({ actor: 'system', now, says: { trigger: triggerOf(facts) } }) as const;

/** A closed episode opens again: nobody owns it, and its clocks start anew. */
export const reopen = (verdict: Held, episode: Episode, at: At): Change =>
  step(episode, {
    ...bySystem(at),
    kind: 'reopen',
    act: 'reopened',
    notify: at.parent === null,
    moves: true,
    set: {
      ...begun(verdict, at),
      ...occurred(episode, at),
      ...{ reopenedAt: at.now, fellBack: false },
      ...{ state: 'open', owner: null, closedAt: null, outcome: null, parent: at.parent?.id ?? null },
    },
  });

/** It became graver: whoever has it, the clock it is on starts anew at the new severity. A verification stays what it was. */
export const raiseSeverity = (verdict: Held, episode: Episode, at: At): Change =>
  step(episode, {
    ...bySystem(at),
    kind: 'raise-severity',
    act: 'severity-raised',
    notify: true,
    moves: true,
    set: { ...begun(verdict, at), ...verified(episode, verdict, at), ...occurred(episode, at) },
  });

const verified = ({ verifiedAt, verifiedInTime, verifyBy }: Episode, verdict: Held, { rule, now }: At) => {
  if (verifiedAt === null) return {};
  const severity = severityOf(verdict, rule);
  const { actWithinMinutes } = runningClock(rule, severity, alertClocks);
  const actBy = actWithinMinutes === null ? null : dueAfter(now, actWithinMinutes, severity, alertClocks);
  return { verifiedAt, verifiedInTime, verifyBy, actBy };
};

/**
 * The rule held again while the episode is open. A step of growth is told whatever the state, and a response under way gets its
 * whole time again; the version stays, as for every occurrence.
 */
export const occur = (verdict: Held, episode: Episode, at: At): Change =>
  step(episode, {
    ...bySystem(at),
    kind: 'occur',
    act: 'occurred',
    notify: verdict.grew || (verdict.tellsOwner && episode.owner !== null),
    moves: false,
    set: { ...occurred(episode, at), ...(verdict.grew && actingAnew(episode, at)) },
  });

const actingAnew = ({ actBy, actWithinMinutes, severity }: Episode, { now }: At): Partial<Episode> =>
  actBy === null || actWithinMinutes === null
    ? {}
    : { actBy: dueAfter(now, actWithinMinutes, severity, alertClocks) };

/** A correction reports fewer cases: its owner is told, and nothing is closed by it. */
export const lower = (episode: Episode, at: At): Change =>
  step(episode, {
    ...bySystem(at),
    kind: 'lower',
    act: 'lowered',
    notify: episode.owner !== null,
    moves: false,
    set: {},
  });

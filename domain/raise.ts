import { type Episode, RuleId, type Severity } from './alert.ts';
import { type Facts, judge, type Verdict } from './alert-rules.ts';
import type { Change } from './change.ts';
import { minutesAfter } from './clock.ts';
import type { Instant } from './day.ts';
import { clear } from './life-cycle.ts';
import { type At, type Held, lower, occur, open, raiseSeverity, reopen, severityOf } from './occurrence.ts';
import { alertClocks } from './pack/severities.ts';
import type { AlertRule, Template } from './template.ts';

type Raise = {
  template: Pick<Template, 'rules' | 'bands' | 'aberration'>;
  facts: Facts;
  /** The newest episode of each rule at the site, open or closed. */
  current: readonly Episode[];
  now: Instant;
};

/**
 * What the facts change in the episodes of a site: at most one change for each rule, so that at most one episode of a rule is
 * open. After a change that opens, reopens or finds it open, a rule that holds has exactly one.
 */
export const raise = ({ template, facts, current, now }: Raise): Change[] => {
  const newest = new Map(current.map((episode) => [episode.rule, episode]));
  const changes: Change[] = [];
  for (const rule of inOrder(template.rules)) {
    const before = newest.get(rule.id) ?? null;
    const parent = liveOrNull(rule.parent === null ? undefined : newest.get(rule.parent));
    const verdict = judge(facts, { rule, template, newest: before, current });
    const change = verdict && answer(verdict, before, { rule, facts, now, parent });
    if (!change) continue;
    newest.set(rule.id, change.episode);
    changes.push(change);
  }
  return changes;
};

/** A parent is judged before the rule that opens inside it. */
const inOrder = (rules: readonly AlertRule[]) =>
  rules.toSorted((a, b) => RuleId.options.indexOf(a.id) - RuleId.options.indexOf(b.id));

const liveOrNull = (episode: Episode | undefined) => (episode && episode.state !== 'closed' ? episode : null);

const answer = (verdict: Verdict, newest: Episode | null, at: At): Change | null => {
  if (verdict.says === 'holds') return held(verdict, newest, at);
  if (newest === null || newest.state === 'closed') return null;
  return verdict.says === 'clears' ? clear(newest, at.now) : lower(newest, at);
};

/** What a rule that holds does to its newest episode: opens, reopens, raises or adds to it, or nothing where it is the same thing again. */
export const held = (verdict: Held, newest: Episode | null, at: At): Change | null => {
  if (newest === null) return open(verdict, null, at);
  if (newest.closedAt !== null) {
    return Date.parse(at.now) < Date.parse(minutesAfter(newest.closedAt, alertClocks.reopenWithinMinutes))
      ? reopen(verdict, newest, at)
      : open(verdict, newest, at);
  }
  if (isGraver(severityOf(verdict, at.rule), newest.severity)) return raiseSeverity(verdict, newest, at);
  if (verdict.again || newest.proposal !== null) return occur(verdict, newest, at);
  return verdict.lowered ? lower(newest, at) : null;
};

/** The order in which severities are listed is gravest first. */
const isGraver = (a: Severity, b: Severity) => rank.indexOf(a) < rank.indexOf(b);
const rank: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

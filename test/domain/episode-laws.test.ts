import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertState, Episode, type Outcome, RuleId, TimelineEntry } from '../../domain/alert.ts';
import { type Facts, judge } from '../../domain/alert-rules.ts';
import type { Answers } from '../../domain/answers.ts';
import type { Change } from '../../domain/change.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { byHand, byItself, clearWithParent, snooze, transition } from '../../domain/life-cycle.ts';
import { raise } from '../../domain/raise.ts';
import { a } from '../support/a.ts';
import {
  answers,
  checkIn,
  lan,
  minh,
  now,
  quickReport,
  reports,
  sweep,
  template,
} from '../support/alert-facts.ts';

/** Something that happens at a site after a while, in words that need no history. */
const few = fc.integer({ min: 0, max: 2 });
const event = fc.oneof(
  fc.record({
    what: fc.constant('check-in'),
    daysAgo: fc.constantFrom(0, 0, 0, 1, 3),
    said: fc.record({
      ...{ f0: few, f1: few, quarantineBreaches: few, positive: few },
      isolationFree: fc.constantFrom(0, 4),
      lodged: fc.constantFrom(0, 130),
      symptomatic: fc.constantFrom(0, 40),
      masks: fc.constantFrom('all', 'n/a'),
    }),
    band: fc.constantFrom('ready', 'not-ready', null),
    quiet: fc.constantFrom(null, null, 'break'),
    plan: fc.constantFrom(a.plan(), a.plan({ lastDrillOn: null })),
    growth: fc.record({
      more: fc.integer({ min: -1, max: 2 }),
      mark: fc.constantFrom(0, 5, 10),
      reached: fc.constantFrom(0, 5),
    }),
  }),
  fc.record({ what: fc.constant('quick-report'), kind: fc.constantFrom('f0', 'positive', 'symptoms') }),
  fc.record({
    what: fc.constant('sweep'),
    daysAgo: fc.constantFrom(0, 0, 1),
    missedRunning: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    what: fc.constant('act'),
    rule: fc.constantFrom(...RuleId.options),
    to: fc.constantFrom(...AlertState.options),
    who: fc.constantFrom(lan, minh),
    behind: fc.constantFrom(0, 0, 0, 1),
  }),
  fc.record({
    what: fc.constant('snooze'),
    rule: fc.constantFrom(...RuleId.options),
    hours: fc.integer({ min: 0, max: 30 }),
  }),
);
const history = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), event), { maxLength: 40 });
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

type Act = Extract<Event, { rule: RuleId }>;
type Step = { before: Episode | null; change: Change };

const outcome: Outcome = 'resolved';
const request = { note: 'x', outcome, assessment: 'x' };

/** One site with all its episodes, each at its newest, and every change there was. */
const newSite = () => {
  const episodes = new Map<string, Episode>();
  const steps: Step[] = [];
  const filed = new Map<string, { revision: number; answers: Answers }>();
  const newest = () =>
    RuleId.options.flatMap((rule) => [...episodes.values()].filter((one) => one.rule === rule).slice(-1));
  const open = (rule: RuleId) =>
    [...episodes.values()].filter((one) => one.rule === rule && one.state !== 'closed').length;

  /** As a store does: only where the newest episode of the rule is the one that the change was made from. */
  const write = (change: Change) => {
    const last = newest().find(({ rule }) => rule === change.episode.rule);
    expect(change.prior).toEqual(last === undefined ? null : { id: last.id, writes: last.writes });
    steps.push({ before: episodes.get(change.episode.id) ?? null, change });
    episodes.set(change.episode.id, change.episode);
  };

  const learns = (facts: Facts, at: string) => {
    const current = newest();
    const changes = raise({ template, facts, current, now: at });
    expect(raise({ template, facts, current, now: at })).toEqual(changes);
    for (const change of changes) write(change);
    for (const rule of template.rules) {
      const context = {
        ...{ rule, template, current },
        newest: current.find((one) => one.rule === rule.id) ?? null,
      };
      if (judge(facts, context)?.says === 'holds') expect(open(rule.id)).toBe(1);
    }
  };

  const factsOf = (it: Exclude<Event, Act>, at: string): Facts => {
    if ('kind' in it) return quickReport({ kind: it.kind, day: dayOf(at) });
    const day = addDays(dayOf(at), -it.daysAgo);
    if ('missedRunning' in it) return sweep({ day, missedRunning: it.missedRunning });
    const before = filed.get(day);
    const revision = (before?.revision ?? 0) + 1;
    filed.set(day, { revision, answers: answers(it.said) });
    const isStanding = [...filed.keys()].every((other) => other <= day);
    return checkIn(it.said, {
      ...{ day, revision, previous: before?.answers ?? null, isStanding, quiet: it.quiet, plan: it.plan },
      growth: { ...it.growth, inWindow: it.growth.mark, days: new Map([[day, it.said.f0]]) },
      before: [...reports([{}, {}, {}])].map((one, n) => ({ ...one, day: addDays(day, -1 - n) })),
      assessed: { band: it.band, readiness: it.band === 'not-ready' ? 10 : 88 },
    });
  };

  const acts = (it: Act, at: string) => {
    const episode = newest().find(({ rule }) => rule === it.rule);
    if (episode === undefined) return;
    const acted =
      'hours' in it
        ? snooze(
            episode,
            { until: minutesAfter(at, it.hours * 60), reason: 'x', seen: episode.version },
            lan,
            at,
          )
        : transition(episode, { ...request, to: it.to, seen: episode.version - it.behind }, it.who, at);
    if (!acted.ok) return;
    write(acted.change);
    const contacts = newest().find(({ rule }) => rule === 'contact-reported') ?? null;
    const child = clearWithParent(acted.change.episode, contacts, at);
    if (child) write(child);
  };

  return {
    steps,
    open,
    happens: (it: Event, at: string) => ('rule' in it ? acts(it, at) : learns(factsOf(it, at), at)),
  };
};

const live = (
  story: readonly (readonly [number, Event])[],
  after?: (site: ReturnType<typeof newSite>) => void,
) => {
  const site = newSite();
  let at = now;
  for (const [hours, it] of story) {
    at = minutesAfter(at, hours * 60);
    site.happens(it, at);
    after?.(site);
  }
  return site.steps;
};
const always = { seed: 20210615, numRuns: 300 };

describe('whatever happens at a site', () => {
  it('leaves at most one open episode of a rule, and exactly one of a rule that holds', () => {
    fc.assert(
      fc.property(history, (steps) => {
        live(steps, (site) => {
          for (const rule of RuleId.options) expect(site.open(rule)).toBeLessThanOrEqual(1);
        });
      }),
      always,
    );
  });

  it('moves the version when a person or a clock acts, and the writes every time', () => {
    const moving = ['act', 'snooze', 'reopen', 'raise-severity', 'close'];
    fc.assert(
      fc.property(history, (steps) => {
        for (const { before, change } of live(steps)) {
          const { kind, episode } = change;
          expect(episode.writes - (before?.writes ?? 0)).toBe(1);
          expect(episode.version - (before?.version ?? 0)).toBe(
            before === null || moving.includes(kind) ? 1 : 0,
          );
          const acted = (one: Episode) => [
            one.state,
            one.owner,
            one.severity,
            one.verifyBy,
            one.actBy,
            one.snoozedUntil,
          ];
          const isStep = kind === 'occur' && episode.rule === 'site-outbreak' && before?.actBy != null;
          if (before && episode.version === before.version)
            expect(acted(episode)).toEqual(
              isStep ? acted({ ...before, actBy: episode.actBy }) : acted(before),
            );
        }
      }),
      always,
    );
  });

  it('takes only the ways of the life cycle, each with its line in the timeline', () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const { before, change } of live(steps)) {
          const { episode, entry } = change;
          expect(Episode.parse(episode)).toEqual(episode);
          expect(TimelineEntry.parse(entry)).toEqual(entry);
          expect(entry.version).toBe(episode.version);
          if (before === null || before.state === episode.state) continue;
          const ways: readonly AlertState[] =
            entry.actor === 'system' ? byItself[before.state] : byHand[before.state];
          expect(ways).toContain(episode.state);
          expect(entry).toMatchObject({ from: before.state, to: episode.state });
        }
      }),
      always,
    );
  });

  it('keeps what belongs together together', () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const episode of live(steps).map(({ change }) => change.episode)) {
          const isClosed = episode.state === 'closed';
          expect([episode.closedAt !== null, episode.outcome !== null]).toEqual([isClosed, isClosed]);
          if (!isClosed) expect(episode.owner === null).toBe(episode.state === 'open');
          if (!isClosed)
            expect(episode.verifiedAt !== null).toBe(['verified', 'responding'].includes(episode.state));
          expect(episode.verifiedAt === null).toBe(episode.verifiedInTime === null);
          expect(Date.parse(episode.verifyBy)).toBeGreaterThan(Date.parse(episode.openedAt));
          if (isClosed) expect(episode.proposal).toBeNull();
        }
      }),
      always,
    );
  });
});

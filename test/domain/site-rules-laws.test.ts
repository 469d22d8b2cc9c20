import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleId } from '../../domain/alert.ts';
import type { EventReport } from '../../domain/alert-request.ts';
import type { Answers } from '../../domain/answers.ts';
import { assess } from '../../domain/assess.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { recentOf } from '../../domain/filing.ts';
import { a } from '../support/a.ts';
import { at } from '../support/people.ts';
import { changeOf, ruleSite } from '../support/rule-site.ts';

const kinds = ['f0', 'positive', 'symptoms'] as const;
const said = fc.record({
  present: fc.constantFrom(0, 60, 1180, 1180, 1180, 1500),
  symptomatic: fc.constantFrom(0, 0, 40),
  f0: fc.constantFrom(0, 0, 1, 6),
  f1: fc.constantFrom(0, 0, 2),
  positive: fc.constantFrom(0, 0, 1, 6),
  isolationFree: fc.integer({ min: 0, max: 4 }),
  testedOther: fc.constantFrom(50, 60),
  testedHighRisk: fc.constantFrom(0, 60),
  masks: fc.constantFrom('all', 'none', 'n/a'),
});
const event = fc.oneof(
  fc.record({ n: fc.integer({ min: 0, max: 20 }), said }),
  fc.record({
    n: fc.integer({ min: 0, max: 20 }),
    kind: fc.constantFrom(...kinds),
    count: fc.integer({ min: 1, max: 7 }),
  }),
);
type Told = typeof event extends fc.Arbitrary<infer T> ? T : never;

const noMoreThanThere = (one: Partial<Answers>): Partial<Answers> => ({
  ...one,
  symptomatic: Math.min(one.symptomatic ?? 0, one.present ?? 0),
});

/** Files or reports on the day, at a moment that it is open; a report on a later day of the story comes in then. */
const tell = (site: ReturnType<typeof ruleSite>, told: Told, now: Day) => {
  const day = addDays(a.day, told.n);
  if ('kind' in told) {
    const report: EventReport = { kind: told.kind, count: told.count };
    site.quick(report, at(now));
    return { filed: undefined };
  }
  const { filed } = site.check(day, noMoreThanThere(told.said), at(day > now ? day : now));
  return { filed };
};

/** The story in the order given, on days that are open to it: the clock goes on with the days, and never back by more than a week. */
const live = (
  story: readonly Told[],
  each: (site: ReturnType<typeof ruleSite>, told: ReturnType<typeof tell>) => void,
) => {
  const site = ruleSite();
  let today = a.day;
  for (const told of story) {
    const day = addDays(a.day, told.n);
    if (day > today) today = day;
    if (day < addDays(today, -7)) continue;
    each(site, tell(site, told, today));
  }
};
const always = { seed: 20210615, numRuns: 150 };
const story = fc.array(event, { maxLength: 25 });

describe('whatever a site reports, in any order', () => {
  it('has at most one open episode of a rule, each made from the newest', () => {
    fc.assert(
      fc.property(story, (steps) => {
        live(steps, (site) => {
          const open = site.open();
          expect(new Set(open).size).toBe(open.length);
        });
      }),
      always,
    );
  });

  it('has one where a revision tells of it', () => {
    fc.assert(
      fc.property(story, (steps) => {
        live(steps, (site, { filed }) => {
          if (filed === undefined) return;
          const { f0, positive } = filed.checkIn.answers;
          if (f0 > 0) expect(site.open()).toContain('case-reported');
          if (f0 >= 5) expect(site.open()).toContain('site-outbreak');
          if (positive > f0) expect(site.open()).toContain('positive-unconfirmed');
        });
      }),
      always,
    );
  });

  it('is scored as if nobody asked whether the figures can be', () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 12 }), (days) => {
        const site = ruleSite();
        const heads: Parameters<typeof recentOf>[0][number][] = [];
        for (const [n, one] of days.entries()) {
          const day = addDays(a.day, n);
          const { filed, changes } = site.check(day, noMoreThanThere(one));
          const recent = recentOf(heads, day).map(({ checkIn }) => ({
            day: checkIn.day,
            answers: checkIn.answers,
          }));
          expect(filed.assessment).toEqual(
            assess(a.template(), a.plan(), filed.checkIn.answers, recent, day),
          );
          asked += changeOf(changes, 'implausible') === null ? 0 : 1;
          heads.unshift(filed);
        }
      }),
      always,
    );
    expect(asked).toBeGreaterThan(always.numRuns);
  });

  it('says nothing twice: the same answers once more change no episode that is open', () => {
    fc.assert(
      fc.property(said, (one) => {
        const site = ruleSite();
        site.check(a.day, noMoreThanThere(one));
        const before = RuleId.options.map((rule) => site.newest(rule));
        site.check(a.day, noMoreThanThere(one), at(a.day, '10:00'));
        expect(RuleId.options.map((rule) => site.newest(rule))).toEqual(before);
      }),
      always,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays } from '../../domain/day.ts';
import { transition } from '../../domain/life-cycle.ts';
import { a } from '../support/a.ts';
import { lan } from '../support/alert-facts.ts';
import { at } from '../support/people.ts';
import { changeOf, ruleSite } from '../support/rule-site.ts';

const rule = 'site-outbreak';
const on = (n: number) => addDays(a.day, n);
type Site = ReturnType<typeof ruleSite>;
/** F0 of one day after the other; what the rule makes of each. */
const course = (f0: readonly number[], site: Site = ruleSite()) =>
  f0.map((count, n) => changeOf(site.check(on(n), { f0: count }).changes, rule)?.kind ?? null);

describe('an outbreak at a site', () => {
  it.each<[string, number[], (string | null)[]]>([
    ['does not open below 5', [1, 3], [null, null]],
    ['opens at 5', [5], ['open']],
    ['opens at 5 of several days', [2, 2, 1], [null, null, 'open']],
    ['occurs at each doubling', [5, 4, 1, 9, 1], ['open', null, 'occur', null, 'occur']],
    ['occurs once where several marks are passed', [5, 40], ['open', 'occur']],
    ['says nothing on days without F0', [5, 0, 0], ['open', null, null]],
  ])('%s', (_, f0, expected) => {
    expect(course(f0)).toEqual(expected);
  });

  it('opens at a small workplace from 2 that are 5 % of it, and again at 5 and 10', () => {
    const site = ruleSite({ record: a.record({}, { workforce: 41 }) });
    expect(course([2, 1, 2, 5], site)).toEqual([null, 'open', 'occur', 'occur']);
  });

  it('counts the last 14 days, and begins at the first mark again after a fortnight without', () => {
    const site = ruleSite();
    site.check(on(0), { f0: 9 });
    expect(changeOf(site.check(on(13), { f0: 1 }).changes, rule)?.kind).toBe('occur');
    expect(changeOf(site.check(on(14), { f0: 1 }).changes, rule)).toBeNull();
    expect(changeOf(site.check(on(28), { f0: 5 }).changes, rule)).toMatchObject({
      kind: 'occur',
      notify: true,
    });
  });

  it('counts quick reports, on the day whose check-in says them again', () => {
    const site = ruleSite();
    const f0 = (count: number, now: string) => site.quick({ kind: 'f0', count }, now);
    expect(changeOf(f0(4, at(a.day, '16:00')), rule)).toBeNull();
    expect(changeOf(f0(1, at(a.day, '17:00')), rule)).toMatchObject({
      kind: 'open',
      episode: { trigger: { source: 'event-report', day: a.day, revision: null, count: 1 } },
    });
    expect(changeOf(site.check(on(1), { f0: 5 }).changes, rule)).toBeNull();
    expect(changeOf(site.check(on(2), { f0: 5 }).changes, rule)?.kind).toBe('occur');
  });

  it('does not take a mark twice after a correction, which is shown and closes nothing', () => {
    const site = ruleSite();
    site.check(on(0), { f0: 5 });
    expect(changeOf(site.check(on(0), { f0: 4 }).changes, rule)).toMatchObject({
      kind: 'lower',
      episode: { state: 'open' },
    });
    expect(changeOf(site.check(on(0), { f0: 5 }).changes, rule)).toBeNull();
  });

  const verified = (site: Site, hours: number) => {
    for (const [to, n] of [
      ['acknowledged', 0],
      ['verified', 1],
      ['responding', 2],
    ] as const) {
      const episode = site.newest(rule);
      if (episode === null) throw new Error('no outbreak');
      const request = { to, note: 'x', assessment: 'x', seen: episode.version };
      const acted = transition(episode, request, lan, minutesAfter(at(a.day), hours * 60 + n));
      if (!acted.ok) throw new Error(acted.problem);
      site.take([acted.change]);
    }
    return site.newest(rule);
  };

  it.each([
    ['open', 0],
    ['acknowledged', 1],
    ['responding', 3],
  ] as const)('tells of each step while it is %s', (state, acts) => {
    const site = ruleSite();
    site.check(on(0), { f0: 5 });
    for (const to of (['acknowledged', 'verified', 'responding'] as const).slice(0, acts)) {
      const episode = site.newest(rule);
      if (episode === null) throw new Error('no outbreak');
      const request = { to, note: 'x', assessment: 'x', seen: episode.version };
      const acted = transition(episode, request, lan, at(a.day, '10:00'));
      if (acted.ok) site.take([acted.change]);
    }
    expect(site.newest(rule)?.state).toBe(state);
    expect(changeOf(site.check(on(1), { f0: 5 }).changes, rule)).toMatchObject({
      ...{ kind: 'occur', notify: true },
      episode: { state, occurrences: 2 },
    });
  });

  it('gives a response under way its whole time again, and leaves what people act on', () => {
    const site = ruleSite();
    site.check(on(0), { f0: 5 });
    const before = verified(site, 1);
    site.check(on(1), { f0: 1 });
    expect(site.newest(rule)).toEqual(before);
    site.check(on(1), { f0: 5 }, at(on(1), '12:00'));
    expect(site.newest(rule)).toMatchObject({
      version: before?.version,
      actBy: minutesAfter(at(on(1), '12:00'), 24 * 60),
      verifiedAt: before?.verifiedAt,
    });
  });

  it('is opened again by a new F0 within a day of its closing, and by none it is not', () => {
    const site = ruleSite();
    site.check(on(0), { f0: 6 });
    const episode = site.newest(rule);
    if (episode === null) throw new Error('no outbreak');
    const request = { to: 'closed', note: 'x', outcome: 'resolved', seen: 1 } as const;
    const acted = transition(episode, request, lan, at(on(0), '20:00'));
    if (acted.ok) site.take([acted.change]);
    expect(changeOf(site.check(on(1), {}).changes, rule)).toBeNull();
    expect(changeOf(site.check(on(1), { f0: 1 }).changes, rule)?.kind).toBe('reopen');
  });
});

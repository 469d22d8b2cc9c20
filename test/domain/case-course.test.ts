import { describe, expect, it } from 'vitest';
import { closeCase } from '../../domain/case-act.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { addDays } from '../../domain/day.ts';
import { a } from '../support/a.ts';
import { caseSite, doctor, hr } from '../support/case.ts';
import { at } from '../support/people.ts';

const now = at(a.day);
const on = (n: number) => addDays(a.day, n);

describe('the first F0 opens a case', () => {
  it('with seven steps, their owners and their clocks', () => {
    const site = caseSite();
    site.quick(a.day, 2);
    const { steps, ...rest } = site.open();
    expect(steps.map(({ n, owner, state, round }) => [n, owner, state, round])).toEqual([
      [1, 'site', 'todo', 1],
      [2, 'site', 'todo', 1],
      [3, 'site', 'todo', 1],
      [4, 'site', 'todo', 1],
      [5, 'site', 'todo', 1],
      [6, 'both', 'todo', 1],
      [7, 'health', 'todo', 1],
    ]);
    expect(steps.map(({ dueBy }) => dueBy)).toEqual(
      [1440, 1440, 30, 1440, 1440, 1440, 1440].map((minutes) => minutesAfter(now, minutes)),
    );
    expect(rest).toMatchObject({
      caseId: 1,
      state: 'open',
      openedAt: now,
      round: 1,
      f0: 2,
      mark: 0,
      version: 1,
    });
    expect(rest.counts).toEqual({ held: null, f1Listed: null, moved: null, sampled: null, awaiting: null });
    expect(site.log).toMatchObject([{ act: 'opened', f0: 2, total: 2, trigger: { source: 'event-report' } }]);
  });

  it('by a check-in with F0 too, and by nothing else', () => {
    const site = caseSite();
    expect(site.check(a.day, { f0: 0, f1: 3, positive: 1 })).toBeNull();
    expect(site.check(a.day, { f0: 1 })).toMatchObject({ record: { f0: 1, caseId: 1 } });
    expect(site.log).toMatchObject([{ trigger: { source: 'check-in', day: a.day, revision: 2 } }]);
  });

  it('that has grown already when it is opened by many: one round, at the mark reached', () => {
    const site = caseSite();
    site.quick(a.day, 12);
    expect(site.open()).toMatchObject({ round: 1, mark: 10, f0: 12 });
  });
});

describe('a later F0', () => {
  it('is added to the open case, and moves no version while no mark is passed', () => {
    const site = caseSite();
    site.quick(a.day, 1);
    site.check(on(1), { f0: 2 });
    expect(site.open()).toMatchObject({ caseId: 1, f0: 3, version: 1, round: 1, writes: 2 });
    expect(site.log.map(({ act, f0, total }) => [act, f0, total])).toEqual([
      ['opened', 1, 1],
      ['f0-added', 2, 3],
    ]);
  });

  it('is counted once, though the check-in says again what quick reports told', () => {
    const site = caseSite();
    site.quick(a.day, 2);
    expect(site.check(a.day, { f0: 2 })).toBeNull();
    site.quick(a.day, 1);
    expect(site.open().f0).toBe(3);
    site.check(a.day, { f0: 4 });
    expect(site.open().f0).toBe(4);
    expect(site.check(a.day, { f0: 4, f1: 20 })).toBeNull();
  });

  it('that was one too many is taken away by a correction, and closes nothing', () => {
    const site = caseSite();
    site.check(a.day, { f0: 2 });
    site.check(a.day, { f0: 0 });
    expect(site.open()).toMatchObject({ state: 'open', f0: 0, version: 1 });
    expect(site.log.at(-1)).toMatchObject({ act: 'f0-lowered', f0: -2, total: 0 });
  });

  it('after the closing opens a new case, and the old one stays as it was', () => {
    const site = caseSite();
    site.quick(a.day, 1);
    const seen = site.open().version;
    site.take(closeCase(site.open(), { note: 'Không còn ca', seen }, { actor: doctor, now: site.now() }));
    expect(site.check(a.day, { f0: 1 })).toBeNull();
    const closed = site.newest();
    site.quick(on(1), 1);
    expect(site.open()).toMatchObject({ caseId: 2, f0: 1, round: 1, version: 1 });
    expect(site.ended).toEqual([closed]);
  });
});

describe('growth past a mark', () => {
  it('opens a round of the steps 5 to 7 with clocks of its own; the others stay done', () => {
    const site = caseSite();
    site.quick(a.day, 2);
    for (const n of [1, 2, 3, 4, 5, 6, 7] as const) site.step(n);
    site.later(60 * 24);
    site.check(on(1), { f0: 3 });
    const { steps, round, version, mark } = site.open();
    expect([round, version, mark]).toEqual([2, 9, 5]);
    expect(steps.map(({ n, round, state }) => [n, round, state])).toEqual([
      ...[1, 2, 3, 4].map((n) => [n, 1, 'done']),
      ...[5, 6, 7].map((n) => [n, 2, 'todo']),
    ]);
    for (const step of steps.slice(4))
      expect(step).toMatchObject({ dueBy: minutesAfter(site.now(), 1440), doneAt: null, by: null });
    expect(site.log.at(-1)).toMatchObject({ act: 'round-opened', round: 2, f0: 3, total: 5, inWindow: 5 });
  });

  it('is one round for each mark, however many F0 lie between', () => {
    const site = caseSite();
    for (const [n, f0] of [1, 1, 2, 1, 3, 2, 8, 1, 1, 20].entries()) site.check(on(n), { f0 });
    expect(site.log.filter(({ act }) => act === 'round-opened').map(({ total }) => total)).toEqual([
      5, 10, 20, 40,
    ]);
    expect(site.open()).toMatchObject({ round: 5, mark: 40, f0: 40 });
  });

  it('comes earlier at a small workplace: 2 that are 5 % of it', () => {
    const site = caseSite(40);
    site.quick(a.day, 1);
    site.quick(on(1), 1);
    expect(site.open()).toMatchObject({ round: 2, mark: 2 });
    expect(caseSite(300).quick(a.day, 2)).toMatchObject({ record: { round: 1, mark: 0 } });
  });

  it('looks at 14 days, and begins anew after 14 without an F0', () => {
    const site = caseSite();
    site.check(a.day, { f0: 4 });
    site.check(on(14), { f0: 1 });
    expect(site.open()).toMatchObject({ round: 1, mark: 0, f0: 5 });
    site.check(on(15), { f0: 5 });
    expect(site.open()).toMatchObject({ round: 2, mark: 5 });
    site.check(on(40), { f0: 5 });
    expect(site.open()).toMatchObject({ round: 3, mark: 5, f0: 15 });
  });

  it('counts the F0 that a closed case had within the 14 days', () => {
    const site = caseSite();
    site.check(a.day, { f0: 4 });
    const seen = site.open().version;
    site.take(closeCase(site.open(), { note: 'Xong', seen }, { actor: doctor, now: site.now() }));
    site.check(on(3), { f0: 1 });
    expect(site.open()).toMatchObject({ caseId: 2, mark: 5, f0: 1 });
  });
});

describe('an outbreak as at Điềm Thụy: 2 to 25 F0 in days, 1,500 held, results a day late', () => {
  it('is taken by every form, and opens a round at each mark', () => {
    const site = caseSite(1500);
    site.quick(a.day, 2);
    site.step(1);
    site.step(3, { note: 'F0 đã vào phòng cách ly, dây chuyền 2' });
    site.step(2, { counts: { held: 1500 } });
    site.step(4);
    site.step(5, { counts: { f1Listed: 168 } });
    site.step(6, { counts: { moved: 120 } }, doctor);
    site.step(7, { counts: { sampled: 780, awaiting: 780 } });
    for (const [n, f0] of [2, 4, 7, 5, 5].entries()) {
      site.later(24 * 60);
      // The results of yesterday's samples come today, after the step was ticked, and some before it is ticked again.
      site.step(7, { counts: { awaiting: 0 } });
      site.check(on(n), { f0, f1: 31 * n, positive: f0 });
      site.step(5, { counts: { f1Listed: 168 + 31 * n } });
      site.step(7, { counts: { sampled: 1500, awaiting: 1500 } });
      site.step(2, { counts: { held: 1500 - 100 * n } });
    }
    expect(site.open()).toMatchObject({ f0: 23, mark: 20, round: 4 });
    site.later(60);
    site.quick(on(4), 2);
    expect(site.open()).toMatchObject({ f0: 25, mark: 20, round: 4, counts: { held: 1100, sampled: 1500 } });
    expect(site.log.filter(({ act }) => act === 'round-opened').map(({ total }) => total)).toEqual([
      6, 13, 23,
    ]);
    const last = { actor: doctor, now: site.now() };
    const { version: seen } = site.open();
    expect(closeCase(site.open(), { note: '14 ngày không có F0 mới', seen }, last).record).toMatchObject({
      ...{ state: 'closed', closedBy: doctor, version: seen + 1 },
    });
    expect(hr.role).toBe('employer');
  });
});

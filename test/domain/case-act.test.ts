import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { caseActor, caseShownTo, closeCase, doStep } from '../../domain/case-act.ts';
import { CaseRecord, caseOf, mayDoStep, stepNumbers, stepOwners } from '../../domain/case-response.ts';
import { CaseDetail, StepRequest } from '../../domain/case-routes.ts';
import { addDays } from '../../domain/day.ts';
import type { Role } from '../../domain/member.ts';
import { a } from '../support/a.ts';
import { caseSite, doctor, hr } from '../support/case.ts';
import { full } from '../support/full.ts';

const opened = () => {
  const site = caseSite();
  site.quick(a.day, 2);
  return site;
};
const said = (act: () => unknown) => {
  try {
    act();
    return 'done';
  } catch (error) {
    if (!(error instanceof Error)) return 'odd';
    const fault = 'faults' in error && Array.isArray(error.faults) ? error.faults[0] : undefined;
    return `${error.name} ${fault?.pointer ?? ''} ${error.message}`.replace('  ', ' ');
  }
};

describe('who may tick a step', () => {
  it.each([
    ['employer', [1, 2, 3, 4, 5, 6]],
    ['health', [6, 7]],
    ['board', []],
    ['leader', []],
    ['admin', []],
  ] as const)('%s: %j', (role: Role, mine) => {
    expect(stepNumbers.filter((n) => mayDoStep(role, n))).toEqual(mine);
  });

  it('is named with the side for which it was done', () => {
    const { id, name } = { id: 'member-1', name: 'Hòa' };
    expect(caseActor({ id, name, role: 'employer' })).toEqual({ member: id, name, role: 'employer' });
    expect(() => caseActor({ id, name, role: 'board' })).toThrow('board');
  });
});

describe('an act on a step', () => {
  it('ticks it: who, when, with note and counts', () => {
    const site = opened();
    site.later(10);
    site.step(2, { note: 'Xưởng 2 và xưởng 3', counts: { held: 1500 } });
    const { steps, counts, version } = site.open();
    expect(steps[1]).toMatchObject({ state: 'done', doneAt: site.now(), by: hr, note: 'Xưởng 2 và xưởng 3' });
    expect([counts.held, version]).toEqual([1500, 2]);
    expect(site.log.at(-1)).toEqual({
      ...{ at: site.now(), actor: hr, act: 'done', n: 2, version: 2, round: 1 },
      ...{ note: 'Xưởng 2 và xưởng 3', counts: { held: 1500 } },
    });
  });

  it('adds to a ticked step, which stays done by whom it was', () => {
    const site = opened();
    site.step(7, { counts: { sampled: 780, awaiting: 780 } });
    const { doneAt, by } = site.open().steps[6] ?? {};
    site.later(60 * 24);
    const other = { ...doctor, member: 'member-other', name: 'Nam' };
    site.step(7, { counts: { awaiting: 0 }, note: 'Đã có kết quả' }, other);
    expect(site.open().steps[6]).toMatchObject({ state: 'done', doneAt, by, note: 'Đã có kết quả' });
    expect(site.open().counts).toMatchObject({ sampled: 780, awaiting: 0 });
    expect(site.log.at(-1)).toMatchObject({ act: 'noted', actor: other });
    site.step(7, { counts: { awaiting: 3 } });
    expect(site.open().steps[6]?.note).toBe('Đã có kết quả');
  });

  it('opens it again with a reason; its clock is the one it had', () => {
    const site = opened();
    const { dueBy } = site.open().steps[3] ?? {};
    site.step(4);
    site.later(5);
    site.step(4, { state: 'todo', note: 'Ca chiều chưa được báo' });
    expect(site.open().steps[3]).toMatchObject({ state: 'todo', doneAt: null, by: null, note: null, dueBy });
    expect(site.log.at(-1)).toMatchObject({ act: 'reopened', n: 4, note: 'Ca chiều chưa được báo' });
  });

  it.each([
    ['reopening without a reason', 1, { state: 'todo' }, 'Invalid /note reason-required'],
    ['ticking again and saying nothing', 1, {}, 'Invalid /note required-text'],
    ['a count of another step', 2, { counts: { sampled: 4 } }, 'Invalid /counts/sampled unknown-field'],
    [
      'more waiting than sampled',
      7,
      { counts: { sampled: 4, awaiting: 5 } },
      'Invalid /counts/awaiting more-than-sampled',
    ],
    ['a version that is not the newest', 2, { seen: 1 }, 'Conflict lost-race'],
    ['a version that is not there yet', 2, { seen: 99 }, 'Conflict lost-race'],
  ] as const)('is refused for %s', (_, n, request, expected) => {
    const site = opened();
    site.step(1);
    expect(said(() => site.step(n, request))).toContain(expected);
    expect(site.log).toHaveLength(2);
  });

  it('tells the loser of a race who acted, and when', () => {
    const site = opened();
    site.step(1);
    expect(() => site.step(2, { seen: 1 })).toThrow(
      expect.objectContaining({ code: 'lost-race', winner: { by: 'Hòa', at: site.now() } }),
    );
  });

  it('made for the round before is lost to the round that was opened meanwhile', () => {
    const site = opened();
    const { version: seen } = site.open();
    site.check(addDays(a.day, 1), { f0: 5 });
    expect(() => site.step(5, { seen })).toThrow(
      expect.objectContaining({ winner: { by: 'system', at: site.now() } }),
    );
  });

  it.each([
    ['a phone number in a note', { note: 'Gọi 0912345678', seen: 1 }, 'personal-data'],
    ['a fraction of a person', { counts: { held: 1.5 }, seen: 1 }, 'not-a-count'],
    ['nothing seen', {}, 'required'],
    ['a field of its own making', { seen: 1, done: true }, ''],
  ])('is not even read with %s', (_, body, code) => {
    const result = z.safeParse(StepRequest, body);
    expect(result.success).toBe(false);
    if (code === 'personal-data' || code === 'not-a-count')
      expect(result.error?.issues[0]?.message).toBe(code);
  });
});

describe('closing', () => {
  const close = (record: CaseRecord, seen: number) =>
    closeCase(record, { note: 'Hết dịch', seen }, { actor: doctor, now: '2021-06-20T00:00:00.000Z' });

  it('keeps who, when and why, and ends every act', () => {
    const { record, entry } = close(opened().open(), 1);
    expect(record).toMatchObject({ state: 'closed', closedBy: doctor, closingNote: 'Hết dịch', version: 2 });
    expect(entry).toMatchObject({ act: 'closed', note: 'Hết dịch', actor: doctor });
    const acted = { actor: hr, now: '2021-06-20T00:01:00.000Z' };
    expect(said(() => doStep(record, 1, { state: 'done', seen: 2 }, acted))).toContain(
      'Conflict case-closed',
    );
    expect(said(() => doStep(record, 1, { state: 'done', seen: 1 }, acted))).toContain('Conflict lost-race');
    expect(said(() => close(record, 2))).toContain('Conflict case-closed');
  });
});

describe('what a case shows', () => {
  it('is everything to the site and to health, and no note to the board', () => {
    const site = opened();
    site.step(1, { note: 'Đã họp tổ' });
    const detail = CaseDetail.parse({ ...caseOf(site.open()), log: site.log });
    for (const role of ['employer', 'health'] as const) expect(caseShownTo(role)(detail)).toEqual(detail);
    const shown = caseShownTo('board')(detail);
    expect(JSON.stringify(shown)).not.toContain('Đã họp tổ');
    expect(CaseDetail.parse(shown).log).toHaveLength(2);
  });
});

/** What may happen next; numbers choose among what is possible then. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('quick' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('check' as const), back: fc.nat(6), f0: fc.nat(9) }),
  fc.record({
    kind: fc.constant('step' as const),
    n: fc.constantFrom(...stepNumbers),
    state: fc.constantFrom('done' as const, 'todo' as const),
    role: fc.constantFrom('employer' as const, 'health' as const),
    stale: fc.boolean(),
    note: fc.option(fc.constantFrom('Đã làm', 'Xưởng 2'), { nil: undefined }),
    count: fc.option(fc.nat(2000), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('close' as const) }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 4000 }) }),
);
type Happening = typeof event extends fc.Arbitrary<infer E> ? E : never;

const runs = full ? 5000 : 600;

describe('whatever happens in whatever order', () => {
  const happen = (site: ReturnType<typeof caseSite>, one: Happening, day: string) => {
    const found = site.newest();
    if (one.kind === 'wait') return site.later(one.minutes);
    if (one.kind === 'quick') return void site.quick(day, one.count);
    if (one.kind === 'check') return void site.check(addDays(day, -one.back), { f0: one.f0 });
    if (found === null) return;
    if (one.kind === 'close')
      return void site.take(
        closeCase(found, { note: 'x', seen: found.version }, { actor: doctor, now: site.now() }),
      );
    if (!mayDoStep(one.role, one.n)) return;
    const counts = one.n === 2 && one.count !== undefined ? { counts: { held: one.count } } : {};
    const note = one.note === undefined ? {} : { note: one.note };
    const seen = found.version + (one.stale ? 1 : 0);
    site.step(one.n, { state: one.state, seen, ...note, ...counts }, one.role === 'health' ? doctor : hr);
  };

  it('there is one case open at most, versions grow by one per act, and the log only grows', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const site = caseSite();
        for (const [i, one] of events.entries()) {
          const day = addDays(a.day, Math.floor(i / 3));
          const [before, lines, ended] = [site.newest(), [...site.log], site.ended.length];
          const outcome = said(() => happen(site, one, day));
          const after = site.newest();
          expect(site.log.slice(0, lines.length)).toEqual(lines);
          if (outcome !== 'done') expect(after).toBe(before);
          if (after === null || after === before) continue;
          CaseRecord.parse(after);
          expect(site.log.length).toBe(lines.length + 1);
          if (before !== null && after.caseId !== before.caseId) {
            expect([before.state, after.caseId, site.ended.length]).toEqual([
              'closed',
              before.caseId + 1,
              ended + 1,
            ]);
            continue;
          }
          if (before === null) continue;
          const isAct = one.kind === 'step' || one.kind === 'close' || after.round > before.round;
          expect([after.version, after.writes]).toEqual([
            before.version + (isAct ? 1 : 0),
            before.writes + 1,
          ]);
          expect(before.state).toBe('open');
          for (const { n, by } of after.steps) {
            const owner = stepOwners[stepNumbers[n - 1] ?? 1];
            if (by !== null && owner !== 'both')
              expect(by.role).toBe(owner === 'site' ? 'employer' : 'health');
          }
          expect(
            after.steps.every(
              ({ state, doneAt, by }) => (state === 'done') === (doneAt !== null && by !== null),
            ),
          ).toBe(true);
          expect(after.f0).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed: 20210615, numRuns: runs },
    );
  });
});

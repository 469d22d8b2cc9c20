import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertState, type Episode, type Person } from '../../domain/alert.ts';
import { act } from '../../domain/alert-act.ts';
import { SnoozeRequest, TransitionRequest } from '../../domain/alert-request.ts';
import type { Change } from '../../domain/change.ts';
import { minutesAfter } from '../../domain/clock.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { Conflict, Invalid } from '../../domain/failure.ts';
import { snooze, transition } from '../../domain/life-cycle.ts';
import { checkIn, lan, minh, now as start, sweep } from '../support/alert-facts.ts';
import { full } from '../support/full.ts';
import { comesLate, keepsLaws, leavesNothing, type Memory } from '../support/life-cycle-laws.ts';
import { clocksOf, type WorkedSite, workedSite } from '../support/worked-site.ts';

/** Sequences; `npm run test:full` runs them all. */
const numRuns = full ? 5000 : 400;

type Command = fc.Command<Memory, WorkedSite>;
/** Something that happens; what needs an episode passes by where there is none yet. */
const command = (
  name: string,
  run: (memory: Memory, site: WorkedSite) => void,
  needsOne = true,
): Command => ({
  check: () => true,
  run: (memory, site) => {
    if (needsOne && site.newest().length === 0) return;
    run(memory, site);
    keepsLaws(memory, site);
  },
  toString: () => name,
});

const chosen = (site: WorkedSite, pick: number): Episode => {
  const all = site.newest();
  const one = all[pick % all.length];
  if (one === undefined) throw new Error('nothing to choose');
  return one;
};

type Wanted = { id: string; to: AlertState; note: string; seen: number; by: Person };
const tried = (
  episodes: readonly Episode[],
  { id, by, to, note: text, seen }: Wanted,
  now: Instant,
): Change[] | string => {
  const request = TransitionRequest.parse({ assessment: 'x', outcome: 'resolved', to, note: text, seen });
  try {
    return act(episodes, id, now, (episode) => transition(episode, request, by, now));
  } catch (error) {
    if (error instanceof Conflict) return error.code;
    throw error;
  }
};

const person = fc.constantFrom(lan, minh);
const pick = fc.nat({ max: 9 });
const towards = fc.constantFrom<AlertState[]>(
  ...AlertState.options,
  ...(['acknowledged', 'acknowledged', 'acknowledged', 'verified', 'verified', 'responding'] as const),
);
const noteFor = (to: AlertState, note: string) => (to === 'closed' ? 'x' : note);
const note = fc.constantFrom('', '', 'Đang gọi');

const reports = fc
  .record({
    f0: fc.constantFrom(0, 0, 0, 1, 5),
    f1: fc.constantFrom(0, 1),
    breach: fc.constantFrom(0, 0, 1),
    missed: fc.constantFrom(0, 0, 1, 2),
  })
  .map((said) =>
    command(
      `report ${JSON.stringify(said)}`,
      ({ now }, site) => {
        const { f0, f1, breach, missed } = said;
        const facts =
          missed > 0
            ? sweep({ day: dayOf(now), missedRunning: missed })
            : checkIn({ f0, f1, quarantineBreaches: breach }, { day: dayOf(now) });
        expect(site.report(facts, now)).toBe(true);
        if (missed > 0) return;
        const isOpen = (rule: string) =>
          site.newest().some((one) => one.rule === rule && one.state !== 'closed');
        if (f0 > 0) expect(isOpen('case-reported')).toBe(true);
        if (f1 > 0) expect(isOpen('contact-reported')).toBe(true);
      },
      false,
    ),
  );

const acts = fc
  .record({ pick, to: towards, note, by: person, behind: fc.constantFrom(0, 0, 0, 0, 1) })
  .map((said) =>
    command(`act ${said.to} by ${said.by.name} '${said.note}' -${said.behind}`, ({ now }, site) => {
      const { id, version, state, owner } = chosen(site, said.pick);
      const wanted = {
        ...said,
        id,
        seen: Math.max(1, version - said.behind),
        note: noteFor(said.to, said.note),
      };
      const outcome = tried(site.newest(), wanted, now);
      const isOwnAgain = said.to === state && owner?.member === said.by.member;
      if (wanted.seen !== version) expect(outcome).toBe('lost-race');
      else if (isOwnAgain || state === 'closed') expect(outcome).toBe('illegal-transition');
      if (typeof outcome !== 'string') expect(site.write(outcome)).toBe(true);
    }),
  );

/** Two officers on the same version at the same moment: one of them wins, the other is told. */
const races = fc.record({ pick, one: towards, other: towards, note }).map((said) =>
  command(`race ${said.one} ${said.other}`, ({ now }, site) => {
    const { id, version: seen } = chosen(site, said.pick);
    const read = site.newest();
    const wants: Wanted[] = [
      { id, to: said.one, note: noteFor(said.one, said.note), seen, by: lan },
      { id, to: said.other, note: noteFor(said.other, said.note), seen, by: minh },
    ];
    const made = wants.map((wanted) => tried(read, wanted, now));
    const written = made.map((outcome) => typeof outcome !== 'string' && site.write(outcome));
    expect(written.filter((isWritten) => isWritten)).toHaveLength(
      made.some((one) => typeof one !== 'string') ? 1 : 0,
    );
    for (const [n, wanted] of wants.entries())
      if (written[n] === false && written.includes(true))
        expect(tried(site.newest(), wanted, now)).toBe('lost-race');
  }),
);

/** A person and the clocks at the same moment, the clocks a little sooner. */
const clockRaces = fc.record({ pick, to: towards, note }).map((said) =>
  command(`race the clocks ${said.to}`, (memory, site) => {
    const { now } = memory;
    const { id, version: seen } = chosen(site, said.pick);
    const read = site.newest();
    const wanted = { id, to: said.to, note: noteFor(said.to, said.note), seen, by: lan };
    const made = tried(read, wanted, now);
    const steps = clocksOf(read, now);
    if (steps.length > 0) expect(site.write(steps)).toBe(true);
    const wasTouched = steps.some(({ episode, kind }) => episode.id === id && kind !== 'propose');
    if (wasTouched) expect(tried(site.newest(), wanted, now)).toBe('lost-race');
    else if (typeof made !== 'string' && steps.length === 0) expect(site.write(made)).toBe(true);
  }),
);

const snoozes = fc.record({ pick, hours: fc.integer({ min: 0, max: 26 }), by: person }).map((said) =>
  command(`snooze ${said.hours} h`, ({ now }, site) => {
    const { id, version: seen, severity, verifiedAt, state } = chosen(site, said.pick);
    const request = SnoozeRequest.parse({ until: minutesAfter(now, said.hours * 60), reason: 'x', seen });
    const isRefused =
      state === 'closed' ||
      said.hours < 1 ||
      said.hours > 24 ||
      (severity === 'critical' && verifiedAt === null);
    try {
      const changes = act(site.newest(), id, now, (episode) => snooze(episode, request, said.by, now));
      expect([isRefused, site.write(changes)]).toEqual([false, true]);
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof Invalid)) throw error;
      expect(isRefused).toBe(true);
    }
  }),
);

/** Time goes by; runs of the clocks may be missed meanwhile. */
const turns = fc
  .oneof(
    fc.integer({ min: 1, max: 180 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.constantFrom(60, 120, 240, 1440, 10_000),
  )
  .map((minutes) =>
    command(
      `turn ${minutes} min`,
      (memory) => {
        memory.now = minutesAfter(memory.now, minutes);
      },
      false,
    ),
  );

/** Two runs that read the same: the one that writes second reads again, and finds nothing to do. */
const runs = fc.constantFrom(1, 1, 2).map((times) =>
  command(`run the clocks${times > 1 ? ', two at once' : ''}`, (memory, site) => {
    const { now } = memory;
    const read = site.newest();
    comesLate(read, minutesAfter(now, -1440), now);
    const steps = clocksOf(read, now);
    if (steps.length > 0) expect(site.write(steps)).toBe(true);
    if (times > 1 && steps.length > 0) expect(site.write(clocksOf(read, now))).toBe(false);
    keepsLaws(memory, site);
    leavesNothing(memory, site);
  }),
);

describe('the life cycle of alerts, whatever people, rules and clocks do', () => {
  it('keeps its laws in every sequence', () => {
    const all = fc.commands(
      [reports, acts, acts, acts, races, clockRaces, snoozes, turns, turns, runs, runs],
      {
        maxCommands: 60,
        size: 'max',
      },
    );
    fc.assert(
      fc.property(all, (sequence) => {
        const memory: Memory = { now: start, silent: new Map(), told: new Set() };
        fc.modelRun(() => ({ model: memory, real: workedSite() }), sequence);
      }),
      { seed: 20210615, numRuns },
    );
  });
});

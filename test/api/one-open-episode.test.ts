import '../support/quiet.ts';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../domain/alert.ts';
import { addDays } from '../../domain/day.ts';
import { episodeStore } from '../../functions/stores/episodes.ts';
import { a } from '../support/a.ts';
import { keyed, ok, type Reply, type Service } from '../support/call.ts';
import type { Base } from '../support/engine.ts';
import { settled } from '../support/filed.ts';
import { full } from '../support/full.ts';
import { at, file, people, siteId } from '../support/people.ts';

const params = { siteId };

/** What arrives at one moment, each of it once or more often. */
const anyDeed = fc.record({
  what: fc.constantFrom('check-in', 'check-in', 'correct', 'report', 'close', 'sweep'),
  f0: fc.constantFrom(0, 1, 2, 6),
  f1: fc.constantFrom(0, 0, 3),
  breaches: fc.constantFrom(0, 0, 1),
  copies: fc.constantFrom(1, 2, 3),
});
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;

/** Sends the deeds of a moment all at once; tells the replies. */
const atOnce = async (
  works: Service,
  day: string,
  seen: number,
  deeds: readonly Deed[],
): Promise<Reply[]> => {
  const sent = deeds.flatMap(({ what, f0, f1, breaches, copies }) => {
    const key = randomUUID();
    const send = async (): Promise<Reply | null> => {
      const said = { f0, f1, quarantineBreaches: breaches };
      if (what === 'check-in') return file(works, day, a.checkInRequest(said), { key });
      const correction = { seenRevision: seen, reason: 'Đếm lại' };
      if (what === 'correct') return file(works, day, a.checkInRequest(said, correction), { key });
      if (what === 'report')
        return works.as(people.hr)('createEventReport', {
          ...{ params, headers: keyed(key), body: { kind: 'f0', count: f0 + 1 } },
        });
      if (what === 'close') return close(works);
      await works.jobs.sweepCheckIns({ time: at(addDays(day, -1), '15:00') });
      return null;
    };
    return Array.from({ length: copies }, send);
  });
  return (await Promise.all(sent)).filter((reply) => reply !== null);
};

const close = async (works: Service): Promise<Reply> => {
  const body = { to: 'closed', note: 'Xong', outcome: 'resolved', seen: 1 };
  const alertId = `case-reported.${siteId}.1`;
  return works.as(people.health)('transitionAlert', { params: { alertId }, body });
};

const isOpen = ({ state }: Episode) => state !== 'closed';

/** That of every rule at most one episode is open, and that they are numbered without a gap. */
const expectAtMostOne = async (base: Base): Promise<Episode[]> => {
  const all = await episodeStore(base.connection).at(params);
  for (const [rule, ofRule] of Map.groupBy(all, (one) => one.rule)) {
    expect([rule, ofRule.filter(isOpen).length <= 1]).toEqual([rule, true]);
    const numbers = ofRule.map(({ n }) => n).toSorted((x, y) => x - y);
    expect([rule, numbers]).toEqual([rule, numbers.map((_, n) => n + 1)]);
  }
  return all;
};

describe('of a rule at a site', () => {
  it('at most one episode is open, whatever comes twice or at once; what holds leaves one', async () => {
    const moments = fc.array(fc.array(anyDeed, { minLength: 2, maxLength: 5 }), {
      minLength: 3,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(moments, async (all) => {
        const { base, works } = await settled(at(a.day));
        for (const [n, deeds] of all.entries()) {
          const day = addDays(a.day, n);
          works.at(at(day, '10:00'));
          const replies = await atOnce(works, day, 1, deeds);
          expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
          await expectAtMostOne(base);
          // One more revision, by itself: whatever it holds on is open when it is answered, each of it once.
          const body = { f0: 1, f1: 1, quarantineBreaches: 1 };
          const history = await historyOf(works, day);
          const more = { seenRevision: history.length, ...(history.length > 0 && { reason: 'x' }) };
          ok('putCheckIn', await file(works, day, a.checkInRequest(body, more)));
          const open = (await expectAtMostOne(base)).filter(isOpen).map(({ rule }) => rule);
          expect(open).toEqual(
            expect.arrayContaining(['case-reported', 'contact-reported', 'quarantine-breach']),
          );
          expect(new Set(open).size).toBe(open.length);
        }
      }),
      { seed: 20210615, numRuns: full ? 30 : 4, endOnFailure: true },
    );
  }, 900_000);

  it('ten quick reports and ten copies of a check-in at once are one episode with all their occurrences', async () => {
    const { base, works } = await settled(at(a.day));
    const key = randomUUID();
    const replies = await Promise.all([
      ...Array.from({ length: 10 }, () => file(works, a.day, a.checkInRequest({ f0: 1 }), { key })),
      ...Array.from({ length: 10 }, () =>
        works.as(people.hr)('createEventReport', {
          ...{ params, headers: keyed(), body: { kind: 'f0', count: 1 } },
        }),
      ),
    ]);
    // Those who lost too many races are asked to come again, and have written nothing.
    expect(new Set(replies.map(({ status }) => status).filter((status) => status !== 503))).toEqual(
      new Set([201]),
    );
    const all = await expectAtMostOne(base);
    const [one, ...others] = all.filter(({ rule }) => rule === 'case-reported');
    expect(others).toEqual([]);
    const reports = replies.slice(10).filter(({ status }) => status === 201).length;
    const isFiled = replies.slice(0, 10).some(({ status }) => status === 201);
    // The check-in tells nothing new where quick reports came before it, and opens or adds where it was first.
    expect([reports, reports + (isFiled ? 1 : 0)]).toContain(one?.occurrences);
  });
});

const historyOf = async (works: Service, day: string) => {
  const reply = await works.as(people.hr)('getCheckIn', { params: { siteId, day } });
  return reply.status === 404 ? [] : ok('getCheckIn', reply).history;
};

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { a } from '../../support/a.ts';
import { aDisk, aServer, aTab, cut, good, lost, problem, siteId } from './a-device.ts';

const { day } = a;
const place = `${siteId} ${day}`;
const report = (symptomatic = 1, after: string | null = null, seenRevision = 0, on = day, site = siteId) => ({
  kind: 'check-in' as const,
  siteId: site,
  day: on,
  after,
  request: { answers: a.answers({ symptomatic }), seenRevision },
});
const f0 = (count = 1) => ({
  kind: 'event-report' as const,
  siteId,
  day,
  request: { kind: 'f0' as const, count },
});
const setUp = () => {
  const device = aDisk();
  const server = aServer();
  return { device, server, ...aTab(device, server) };
};

describe('a submission', () => {
  it('is on the device under its key before the first send', async () => {
    const { device, outbox, tab } = setUp();
    let storedBefore = 0;
    tab.line = (entry, take) => {
      storedBefore = Number(device.disk.records.has(entry.key));
      return take(entry);
    };
    expect(await outbox.submit(report())).toMatchObject({
      kept: true,
      settlement: { kind: 'check-in-sent' },
    });
    expect(storedBefore).toBe(1);
  });

  it.each([
    ['nothing arrived', cut],
    ['the reply was lost after it had arrived', lost],
  ])('goes again under the same key when %s, and is one revision', async (_, line) => {
    const { server, outbox, tab, sends } = setUp();
    tab.line = line;
    const first = await outbox.submit(report());
    expect(first.settlement.kind).toBe('open');
    tab.line = good;
    expect(await outbox.submit(report())).toMatchObject({
      key: first.key,
      settlement: { kind: 'check-in-sent' },
    });
    expect(new Set(sends.map(({ key }) => key)).size).toBe(1);
    expect(server.revisions(place)).toBe(1);
  });

  it.each([
    ['never arrived', cut],
    ['arrived unheard', lost],
  ])('with other content, on top of one that %s, becomes its correction', async (_, line) => {
    const { server, outbox, tab } = setUp();
    tab.line = line;
    const first = await outbox.submit(report(1));
    const second = await outbox.submit(report(2, first.key));
    expect(second.settlement.kind).toBe('open');
    tab.line = good;
    expect(await outbox.drain()).toBeNull();
    expect(server.days.get(place)?.map(({ key }) => key)).toEqual([first.key, second.key]);
  });

  it('that another tab has sent meanwhile is answered from the device', async () => {
    const device = aDisk();
    const server = aServer();
    const [one, two] = [aTab(device, server), aTab(device, server)];
    one.tab.line = cut;
    const { key } = await one.outbox.submit(report());
    await two.outbox.drain();
    one.tab.line = good;
    expect(await one.outbox.submit(report(2, key))).toMatchObject({ settlement: { kind: 'check-in-sent' } });
    expect(server.revisions(place)).toBe(2);
  });

  it('from a form that knew nothing of the one before is held up for a person to compare', async () => {
    const { server, outbox, tab } = setUp();
    tab.line = cut;
    await outbox.submit(report(1));
    tab.line = good;
    expect((await outbox.submit(report(2))).settlement.kind).toBe('stale');
    expect(server.revisions(place)).toBe(1);
  });
});

describe('what a person must decide', () => {
  it('stays until it is decided, and does not stop the others', async () => {
    const { outbox, tab, server } = setUp();
    tab.line = cut;
    await outbox.submit(report());
    const other = 'mau-song-cau';
    await outbox.submit(report(1, null, 0, day, other));
    tab.line = (entry, take) =>
      entry.siteId === siteId ? { kind: 'refused', failure: problem(422, 'day-not-open') } : take(entry);
    expect(await outbox.drain()).toBeNull();
    expect((await outbox.all()).map(({ state }) => state)).toEqual(['refused', 'sent']);
    expect(server.revisions(`${other} ${day}`)).toBe(1);
  });

  it('is answered by a new submission of the day', async () => {
    const { outbox, tab, server } = setUp();
    tab.line = () => ({ kind: 'refused', failure: problem(422, 'no-change-refused') });
    await outbox.submit(report());
    tab.line = good;
    await outbox.submit(report(2));
    expect((await outbox.all()).map(({ state }) => state)).toEqual(['sent']);
    expect(server.revisions(place)).toBe(1);
  });

  it('goes when it is given up; one that waits cannot be given up', async () => {
    const { outbox, tab } = setUp();
    tab.line = () => ({ kind: 'refused', failure: problem(422, 'x') });
    const { key } = await outbox.submit(report());
    tab.line = cut;
    const waiting = await outbox.submit(report(2, null, 0, '2021-06-14'));
    await outbox.discard(key);
    await outbox.discard(waiting.key);
    expect((await outbox.all()).map(({ key }) => key)).toEqual([waiting.key]);
  });

  it('can be sent again as it is', async () => {
    const { outbox, tab } = setUp();
    tab.line = () => ({ kind: 'refused', failure: problem(403, 'not-yours') });
    const { key } = await outbox.submit(report());
    tab.line = good;
    expect(await outbox.again(key)).toMatchObject({ key, settlement: { kind: 'check-in-sent' } });
  });
});

describe('quick reports', () => {
  it('wait for no report of a day, and each is one', async () => {
    const { outbox, tab, server } = setUp();
    tab.line = (entry, take) =>
      entry.kind === 'check-in' ? { kind: 'open', failure: problem(500, 'x') } : lost(entry, take);
    await outbox.submit(report());
    await outbox.submit(f0());
    await outbox.submit(f0());
    tab.line = (entry, take) =>
      entry.kind === 'check-in' ? { kind: 'open', failure: problem(500, 'x') } : take(entry);
    await outbox.drain();
    expect(server.events).toHaveLength(2);
    expect((await outbox.all()).filter(({ state }) => state === 'waiting')).toHaveLength(1);
  });
});

describe('a device that can store nothing', () => {
  it('still sends, says that it keeps nothing, and stores what waits as soon as it can', async () => {
    const { device, outbox, tab, store, server } = setUp();
    device.disk.works = false;
    expect(await outbox.submit(report())).toMatchObject({ settlement: { kind: 'check-in-sent' } });
    tab.line = cut;
    const waiting = await outbox.submit(report(2, null, 1));
    expect(waiting.kept).toBe(false);
    expect(tab.rooms).toBeGreaterThan(0);
    device.disk.works = true;
    await outbox.all();
    expect(store.unkept().size).toBe(0);
    expect(device.disk.records.has(waiting.key)).toBe(true);
    tab.line = good;
    await outbox.drain();
    expect(server.revisions(place)).toBe(2);
  });

  it('does not send without end what it cannot write down as sent', async () => {
    const { device, outbox, tab, sends, server } = setUp();
    tab.line = cut;
    await outbox.submit(report());
    tab.line = (entry, take) => {
      if (sends.length > 9) throw new Error('without end');
      device.disk.full = true;
      return take(entry);
    };
    await outbox.drain();
    expect(sends.length).toBe(2);
    expect(server.revisions(place)).toBe(1);
  });
});

describe('two members on one device', () => {
  it('neither see nor send each other’s', async () => {
    const device = aDisk();
    const server = aServer();
    const [mine, theirs] = [aTab(device, server), aTab(device, server, 'somebody-else')];
    mine.tab.line = cut;
    await mine.outbox.submit(report());
    await theirs.outbox.drain();
    expect(await theirs.outbox.all()).toEqual([]);
    expect(theirs.sends).toEqual([]);
    mine.tab.line = good;
    await mine.outbox.drain();
    expect(server.revisions(place)).toBe(1);
  });
});

describe('whatever the network does', () => {
  const lines = { cut, lost, good, busy: () => ({ kind: 'open', failure: problem(429, 'rate') }) as const };
  const act = fc.record({
    line: fc.constantFrom('cut', 'lost', 'good', 'busy'),
    what: fc.constantFrom('report', 'correct', 'drain', 'new page'),
    tab: fc.constantFrom(0, 1),
  } as const);

  it('every submission becomes exactly one revision, in order', () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const device = aDisk();
        const server = aServer();
        const tabs = [aTab(device, server), aTab(device, server)];
        const made: string[] = [];
        for (const { line, what, tab: n } of acts) {
          if (what === 'new page') tabs[n] = aTab(device, server);
          const tab = tabs[n];
          if (tab === undefined) continue;
          tab.tab.line = lines[line];
          if (what === 'drain') await tab.outbox.drain();
          const last = (await tab.outbox.all()).at(-1);
          // The form of a tab begins with what the device holds
          if (what === 'correct' || (what === 'report' && last === undefined)) {
            const seen = last?.kind === 'check-in' ? (last.reply?.checkIn.revision ?? 0) : 0;
            const { key } = await tab.outbox.submit(report(made.length, last?.key ?? null, seen));
            made.push(key);
          }
        }
        const [tab] = tabs;
        if (tab) {
          tab.tab.line = good;
          await tab.outbox.drain();
        }
        expect((server.days.get(place) ?? []).map(({ key }) => key)).toEqual(made);
      }),
      { seed: 20210615, numRuns: 300 },
    ));
});

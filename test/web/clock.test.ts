import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const hour = 3_600_000;
const server = Date.parse('2021-06-15T02:00:00.000Z');
const store = new Map<string, string>();

/** A visit: what an earlier one kept is all that it knows. */
const visit = async () => {
  vi.resetModules();
  return import('../../web/clock.ts');
};
const date = (ms: number) => new Date(ms).toUTCString();
const shows = (ms: number) => vi.setSystemTime(ms);

beforeEach(() => {
  store.clear();
  vi.useFakeTimers();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => store.get(name) ?? null,
    setItem: (name: string, text: string) => store.set(name, text),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the clock of a device', () => {
  it('that is a day fast is put right by the first answer, in later visits too', async () => {
    shows(server + 25 * hour);
    const first = await visit();
    first.heard(date(server));
    expect(first.now()).toBe(new Date(server).toISOString());
    shows(server + 26 * hour);
    expect((await visit()).now()).toBe(new Date(server + hour).toISOString());
  });

  it('that has been put back since is believed, and not taken for a day slow', async () => {
    shows(server - 48 * hour + 25 * hour);
    const first = await visit();
    first.heard(date(server - 48 * hour));
    shows(server + 25 * hour);
    first.heard(date(server));
    shows(server + 60_000);
    expect(first.now()).toBe(new Date(server + 60_000).toISOString());
    expect((await visit()).now()).toBe(new Date(server + 60_000).toISOString());
  });

  it('that is right stays as it is, whatever the network took', async () => {
    shows(server + 3_000);
    const { heard, now } = await visit();
    heard(date(server));
    expect(now()).toBe(new Date(server + 3_000).toISOString());
    expect(store.size).toBe(0);
  });

  it.each(['x', '5 y', '', '-90000000'])('knows what to make of %j that was kept', async (text) => {
    store.set('san-sang.clock', text);
    shows(server);
    const expected = text === '-90000000' ? server - 25 * hour : server;
    expect((await visit()).now()).toBe(new Date(expected).toISOString());
  });

  it('tells who listens when it turns out to be wrong, once', async () => {
    shows(server + 48 * hour);
    const { heard, onClock } = await visit();
    const told = vi.fn();
    onClock(told);
    heard(date(server));
    heard(date(server));
    heard('no date');
    expect(told).toHaveBeenCalledTimes(1);
  });
});

import type { CheckInReply } from '../../../domain/check-in.ts';
import type { Failure } from '../../../web/api.ts';
import { makeOutbox } from '../../../web/check-in/outbox.ts';
import type { CheckInEntry, Entry } from '../../../web/check-in/outbox-entry.ts';
import type { Settlement } from '../../../web/check-in/outbox-moves.ts';
import { makeOutboxStore } from '../../../web/check-in/outbox-store.ts';

export const siteId = 'mau-hai-au';
export const owner = 'hr';

type Revision = { key: string; body: string; reply: CheckInReply };

const replyTo = ({ siteId, day, request }: CheckInEntry, revision: number): CheckInReply => ({
  checkIn: {
    siteId,
    day,
    revision,
    receivedAt: `${day}T03:42:00.000Z`,
    onTime: true,
    answers: request.answers,
  },
  assessment: {
    readiness: 88,
    band: 'ready',
    gates: [],
    criteria: [],
    fixes: [],
    scenario: 'normal',
    templateVersion: 'tn-2021-06',
    planVersion: 1,
  },
  alerts: [],
});

/** The server as far as filing goes: revisions per site-day, and the stored reply of each key. */
export const aServer = () => {
  const days = new Map<string, Revision[]>();
  const events: string[] = [];
  const fileCheckIn = (entry: CheckInEntry): Settlement => {
    const place = `${entry.siteId} ${entry.day}`;
    const all = days.get(place) ?? [];
    const body = JSON.stringify(entry.request);
    const known = all.find(({ key }) => key === entry.key);
    if (known)
      return known.body === body
        ? { kind: 'check-in-sent', reply: known.reply }
        : { kind: 'refused', failure: problem(422, 'idempotency-key-reused') };
    if (entry.request.seenRevision !== all.length)
      return { kind: 'stale', newest: all.at(-1)?.reply.checkIn ?? null, failure: problem(409, 'stale') };
    const reply = replyTo(entry, all.length + 1);
    days.set(place, [...all, { key: entry.key, body, reply }]);
    return { kind: 'check-in-sent', reply };
  };
  const take = (entry: Entry): Settlement => {
    if (entry.kind === 'check-in') return fileCheckIn(entry);
    if (!events.includes(entry.key)) events.push(entry.key);
    return { kind: 'event-sent', reply: { receivedAt: entry.at, day: entry.day, alerts: [] } };
  };
  return { take, days, events, revisions: (place: string) => days.get(place)?.length ?? 0 };
};

export const problem = (status: number, code: string, retryAfter: number | null = null): Failure => ({
  kind: 'problem',
  status,
  code,
  retryAfter,
  problem: { type: `/problems/${code}`, title: code, status, detail: code, errors: [] },
});

type Line = (entry: Entry, take: (entry: Entry) => Settlement) => Settlement;

/** What an IndexedDB holds; whether it works at all, and whether it still takes anything. */
export const aDisk = () => {
  const disk = { records: new Map<string, unknown>(), works: true, full: false };
  const changeAll: Parameters<typeof makeOutboxStore>[0]['changeAll'] = async (who, work) => {
    if (!disk.works) throw new DOMException('full', 'QuotaExceededError');
    const all = [...disk.records.values()].filter((one) => JSON.stringify(one).includes(`"owner":"${who}"`));
    const { put, drop } = work(structuredClone(all));
    if (disk.full && put.length + drop.length > 0) throw new DOMException('full', 'QuotaExceededError');
    for (const key of drop) disk.records.delete(key);
    for (const record of put) disk.records.set(String(Reflect.get(record, 'key')), structuredClone(record));
  };
  return { disk, changeAll };
};

/** A tab on a device: `line` says what the network does with each send. */
export const aTab = (
  { changeAll }: ReturnType<typeof aDisk>,
  server: ReturnType<typeof aServer>,
  who = owner,
) => {
  const sends: Entry[] = [];
  const tab = { line: ((entry, take) => take(entry)) satisfies Line as Line, rooms: 0 };
  const store = makeOutboxStore({
    changeAll,
    makeRoom: async () => {
      tab.rooms += 1;
    },
  });
  let turn: Promise<unknown> = Promise.resolve();
  const outbox = makeOutbox({
    store,
    owner: who,
    post: async (entry) => {
      sends.push(entry);
      return tab.line(entry, server.take);
    },
    alone: (_, work) => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
    newKey: () => crypto.randomUUID(),
    now: () => '2021-06-15T03:41:00.000Z',
    changed: () => undefined,
  });
  return { tab, outbox, sends, store };
};

const network: Failure = { kind: 'network' };
/** Nothing arrives. */
export const cut: Line = () => ({ kind: 'open', failure: network });
/** It arrives, its answer does not. */
export const lost: Line = (entry, take) => {
  take(entry);
  return { kind: 'open', failure: { kind: 'timeout' } };
};
/** As it should be. */
export const good: Line = (entry, take) => take(entry);

import type { Instant } from '../../domain/day.ts';
import type { Failure } from '../api.ts';
import { type Entry, laneOf } from './outbox-entry.ts';
import {
  added,
  discarded,
  reopened,
  repeatOf,
  type Settlement,
  type Submission,
  settled,
  trimmed,
} from './outbox-moves.ts';
import type { OutboxStore } from './outbox-store.ts';

type Needs = {
  store: OutboxStore;
  /** Whose outbox this is. */
  owner: string;
  /** One try to send, as the owner and nobody else. */
  post: (entry: Entry) => Promise<Settlement>;
  /** One tab at a time in a lane. Two at once would do no harm: the key makes a repeat of what the first one did. */
  alone: <T>(lane: string, work: () => Promise<T>) => Promise<T>;
  newKey: () => string;
  now: () => Instant;
  /** Is told of every change, with what the outbox now holds. */
  changed: (entries: readonly Entry[]) => void;
  /** Is told that this tab has written something. */
  wrote?: () => void;
};

/** What became of an entry after a try. */
export type Tried = { key: string; kept: boolean; settlement: Settlement };

/** A failure that the next entry would meet too. */
const isEverywhere = (failure: Failure) =>
  failure.kind === 'network' ||
  failure.kind === 'timeout' ||
  failure.kind === 'signed-out' ||
  (failure.kind === 'problem' && failure.status === 429);

const notTried: Settlement = { kind: 'open', failure: { kind: 'network' } };

/** What the store says of an entry that this tab did not send itself. */
const settlementOf = (entry: Entry | undefined): Settlement => {
  if (entry?.state === 'sent' && entry.reply)
    return entry.kind === 'check-in'
      ? { kind: 'check-in-sent', reply: entry.reply }
      : { kind: 'event-sent', reply: entry.reply };
  if (entry?.state === 'stale')
    return { kind: 'stale', newest: entry.newest, failure: entry.failure ?? { kind: 'network' } };
  if (entry?.state === 'refused') return { kind: 'refused', failure: entry.failure ?? { kind: 'network' } };
  return entry?.failure ? { kind: 'open', failure: entry.failure } : notTried;
};

/** Submissions of one owner: stored first, then sent, each under its key until the server has answered for good. */
export const makeOutbox = ({ store, owner, post, alone, newKey, now, changed, wrote }: Needs) => {
  /** On their first way, begun by this tab: nothing to say of them yet. */
  const onTheWay = new Set<string>();
  const show = (entries: readonly Entry[]) =>
    changed(entries.filter(({ key, state }) => state !== 'waiting' || !onTheWay.has(key)));
  const change = async (move: (entries: readonly Entry[]) => Entry[]) => {
    const entries = await store.change(owner, move);
    show(entries);
    wrote?.();
    return entries;
  };
  const all = () => store.change(owner, (entries) => [...entries]);

  /** Sends what waits in a lane, in order, until one does not go through. */
  const drainLane = (lane: string): Promise<Map<string, Settlement>> =>
    alone(lane, async () => {
      const done = new Map<string, Settlement>();
      for (;;) {
        const next = (await all()).find((entry) => laneOf(entry) === lane && entry.state === 'waiting');
        // Seen again: the device could not write down what became of it.
        if (next === undefined || done.has(next.key)) return done;
        const what = await post(next);
        done.set(next.key, what);
        onTheWay.delete(next.key);
        await change((entries) => settled(entries, next.key, what));
        if (what.kind === 'open') return done;
      }
    });

  const tried = async (key: string, lane: string): Promise<Tried> => {
    const done = await drainLane(lane);
    const entry = (await all()).find((one) => one.key === key);
    return { key, kept: !store.unkept().has(key), settlement: done.get(key) ?? settlementOf(entry) };
  };

  /** Stores a submission, then tries to send it, after what waits before it. `stored` is called once it is on the device for good. */
  const submit = async (submission: Submission, stored = () => {}): Promise<Tried> => {
    const fresh = { key: newKey(), owner, at: now() };
    let { key } = fresh;
    onTheWay.add(key);
    await change((entries) => {
      const repeat = repeatOf(entries, submission);
      key = repeat?.key ?? fresh.key;
      return repeat ? [...entries] : added(trimmed(entries, fresh.at), submission, fresh);
    });
    if (!store.unkept().has(key)) stored();
    try {
      return await tried(key, laneOf(submission));
    } finally {
      // One that waits behind another has not gone at all
      if (onTheWay.delete(key)) show(await all());
    }
  };

  /** Tries again now, because a person asks. */
  const again = async (key: string): Promise<Tried | null> => {
    const entry = (await change((entries) => reopened(entries, key))).find((one) => one.key === key);
    return entry ? tried(key, laneOf(entry)) : null;
  };

  const discard = (key: string) => change((entries) => discarded(entries, key));

  /** Sends all that waits, quick reports first. @returns what stopped it, null when nothing waits any more */
  const drain = async (): Promise<Failure | null> => {
    const entries = await change((before) => trimmed(before, now()));
    const waiting = entries.filter(({ state }) => state === 'waiting').map(laneOf);
    let stopped: Failure | null = null;
    for (const lane of new Set(waiting.sort().reverse())) {
      const open = [...(await drainLane(lane)).values()].find(({ kind }) => kind === 'open');
      if (open?.kind !== 'open') continue;
      stopped = open.failure;
      if (isEverywhere(open.failure)) return stopped;
    }
    return stopped;
  };

  /** Shows again what the device has: another tab may have changed it. */
  const refresh = async () => show(await all());

  return { submit, again, discard, drain, refresh, all };
};
export type Outbox = ReturnType<typeof makeOutbox>;

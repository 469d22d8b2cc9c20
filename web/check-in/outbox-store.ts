import * as z from 'zod/mini';
import { changeAll, forgetReadings, onlyInPage } from '../device.ts';
import { Entry, isUnsent } from './outbox-entry.ts';

/** Where entries are: on the device for good, or in this page only, where the device can keep nothing. */
export type OutboxStore = {
  /** Entries of one owner in their order. Of these `work` makes what they shall be, as one transaction. */
  change: (owner: string, work: (entries: readonly Entry[]) => Entry[]) => Promise<readonly Entry[]>;
  /** Keys of entries that only this page has. */
  unkept: () => ReadonlySet<string>;
};

type Device = {
  changeAll: (
    owner: string,
    work: (records: readonly unknown[]) => { put: readonly object[]; drop: readonly string[] },
  ) => Promise<void>;
  /** Frees space: readings can be read again. */
  makeRoom: () => Promise<void>;
};

const read = (records: readonly unknown[]): Entry[] =>
  records
    .map((record) => z.safeParse(Entry, record))
    .flatMap((result) => (result.success ? [result.data] : []))
    .sort((a, b) => a.order - b.order);

const noted = (entries: readonly Entry[]) => {
  onlyInPage.count = entries.filter(isUnsent).length;
};

/** The outbox on a device; whatever cannot be stored lives in this page, and is stored as soon as that works again. */
export const makeOutboxStore = ({ changeAll, makeRoom }: Device): OutboxStore => {
  let inPage: Entry[] = [];
  const onDevice = async (owner: string, work: Parameters<OutboxStore['change']>[1]) => {
    let after: Entry[] = [];
    await changeAll(owner, (records) => {
      const stored = read(records);
      const known = new Set(stored.map(({ key }) => key));
      const others = inPage.filter((entry) => entry.owner === owner && !known.has(entry.key));
      after = work([...stored, ...others].sort((a, b) => a.order - b.order));
      const left = new Set(after.map(({ key }) => key));
      return {
        put: after.filter((entry) => !stored.includes(entry)),
        drop: stored.map(({ key }) => key).filter((key) => !left.has(key)),
      };
    });
    inPage = inPage.filter((entry) => entry.owner !== owner);
    noted(inPage);
    return after;
  };
  const changed: OutboxStore['change'] = async (owner, work) => {
    const attempt = () => onDevice(owner, work);
    try {
      return await attempt().catch(() => makeRoom().then(attempt));
    } catch {
      const theirs = inPage.filter((entry) => entry.owner === owner);
      const after = work(theirs);
      inPage = [...inPage.filter((entry) => entry.owner !== owner), ...after];
      noted(inPage);
      return after;
    }
  };
  // One after the other: what is in the page only has no transaction to guard it.
  let last: Promise<unknown> = Promise.resolve();
  const change: OutboxStore['change'] = (owner, work) => {
    const mine = last.then(() => changed(owner, work));
    last = mine.catch(() => undefined);
    return mine;
  };
  return { change, unkept: () => new Set(inPage.map(({ key }) => key)) };
};

/** The outbox of this device. */
export const outboxStore = makeOutboxStore({
  changeAll: (owner, work) => changeAll('outbox', owner, work),
  makeRoom: forgetReadings,
});

/*
 * What this device keeps of a member beyond settings: unsent submissions and the last readings, in IndexedDB, each with its owner.
 */

const name = 'san-sang';
const version = 1;
/** Some browsers never answer when they may store nothing; ms. */
const patience = 3_000;

type Store = 'outbox' | 'readings';
const keyPaths: Record<Store, string | string[]> = { outbox: 'key', readings: ['owner', 'name'] };

let open: Promise<IDBDatabase> | null = null;
const forget = () => {
  open = null;
};

const opening = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of ['outbox', 'readings'] as const)
        request.result.createObjectStore(store, { keyPath: keyPaths[store] }).createIndex('owner', 'owner');
    };
    request.onsuccess = () => {
      const db = request.result;
      // A newer page wants to change the stores, or the browser has closed them: the next use opens them again.
      db.onversionchange = () => {
        db.close();
        forget();
      };
      db.onclose = forget;
      resolve(db);
    };
    request.onerror = () => reject(request.error);
    setTimeout(() => reject(new Error('the device does not answer')), patience);
  });

const database = (): Promise<IDBDatabase> => {
  open ??= opening().catch((cause) => {
    forget();
    throw cause;
  });
  return open;
};

/** Runs `work` in one transaction; resolves once it is on the disk, rejects when none of it is. */
const transact = async (
  store: Store,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => void,
): Promise<void> => {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(store));
  });
};

/** Reads all records of an owner and writes what `work` makes of them, as one. @throws whatever the browser says, and nothing is written */
export const changeAll = (
  store: Store,
  owner: string,
  work: (records: readonly unknown[]) => { put: readonly object[]; drop: readonly string[] },
): Promise<void> =>
  transact(store, 'readwrite', (records) => {
    const all = records.index('owner').getAll(owner);
    all.onsuccess = () => {
      const { put, drop } = work(all.result);
      for (const key of drop) records.delete(key);
      for (const record of put) records.put(record);
    };
  });

/** Keeps a reading of an owner under a name; what cannot be kept is read again next time. */
export const keepReading = (owner: string, name: string, value: unknown, at: string): Promise<void> =>
  transact('readings', 'readwrite', (readings) => void readings.put({ owner, name, value, at })).catch(
    () => undefined,
  );

/** What was kept, with when; undefined where there is none. */
export const readReading = async (owner: string, name: string): Promise<unknown> => {
  let found: unknown;
  await transact('readings', 'readonly', (readings) => {
    const request = readings.get([owner, name]);
    request.onsuccess = () => {
      found = request.result;
    };
  }).catch(() => undefined);
  return found;
};

/** Readings of everybody go: they can be read again, unsent items cannot. */
export const forgetReadings = (): Promise<void> =>
  transact('readings', 'readwrite', (readings) => void readings.clear());

/** Unsent items that only this page has, because the device could not store them. */
export const onlyInPage = { count: 0 };

/** How many items of an owner are on this device, or only in this page, and not on the server. */
export const countUnsent = async (owner: string): Promise<number> => {
  let stored = 0;
  await transact('outbox', 'readonly', (outbox) => {
    const all = outbox.index('owner').getAll(owner);
    all.onsuccess = () => {
      stored = all.result.filter(({ state }: { state: unknown }) => state !== 'sent').length;
    };
  }).catch(() => undefined);
  return stored + onlyInPage.count;
};

const drop = (store: Store, owner: string): Promise<void> =>
  transact(store, 'readwrite', (records) => {
    const keys = records.index('owner').getAllKeys(owner);
    keys.onsuccess = () => {
      for (const key of keys.result) records.delete(key);
    };
  });

/** Everything of an owner goes, unsent items too. */
export const forgetOwner = async (owner: string): Promise<void> => {
  await Promise.allSettled([drop('outbox', owner), drop('readings', owner)]);
};

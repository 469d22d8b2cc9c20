/** How long to wait for another tab that is sending in the same lane, ms: it may have been put to sleep in the middle. */
const patience = 15_000;

const inThisTab = new Map<string, Promise<unknown>>();

/** One after the other within this tab. */
const inTurn = <T>(lane: string, work: () => Promise<T>): Promise<T> => {
  const before = inThisTab.get(lane) ?? Promise.resolve();
  const mine = before.then(work);
  inThisTab.set(
    lane,
    mine.catch(() => undefined),
  );
  return mine;
};

/**
 * One tab at a time per lane. A browser without locks, or a tab that sleeps on one, costs no more than a second send: the key of a
 * submission makes it the same submission.
 */
const acrossTabs = async <T>(lane: string, work: () => Promise<T>): Promise<T> => {
  if (!navigator.locks) return work();
  const waiting = AbortSignal.timeout(patience);
  let begun = false;
  const inside = () => {
    begun = true;
    return work();
  };
  try {
    return await navigator.locks.request(`san-sang.outbox ${lane}`, { signal: waiting }, inside);
  } catch (cause) {
    if (begun) throw cause;
    return work();
  }
};

export const alone = <T>(lane: string, work: () => Promise<T>): Promise<T> =>
  inTurn(lane, () => acrossTabs(lane, work));

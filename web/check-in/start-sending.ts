import { onNews, outboxNews } from './outbox-news.tsx';
import { makePulse } from './pulse.ts';
import { outbox, refresh } from './send.ts';

const after = (ms: number, work: () => void) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** Sends what waits: now, when the network is back, when the page is looked at again, when somebody has signed in, and by the clock. */
export const startSending = () => {
  const { beat, expect } = makePulse({ drain: outbox.drain, now: Date.now, random: Math.random, after });
  const onSight = () => {
    if (document.visibilityState === 'visible') void refresh().then(beat);
  };
  onNews(() => {
    const waits = outboxNews().entries.some(
      ({ state, failure }) => state === 'waiting' && failure?.kind !== 'signed-out',
    );
    if (waits) expect();
  });
  addEventListener('online', () => void beat());
  addEventListener('pageshow', onSight);
  document.addEventListener('visibilitychange', onSight);
  addEventListener('storage', () => void beat());
  // What only this page has would be gone with it.
  addEventListener('beforeunload', (event) => {
    if (outboxNews().unkept.size > 0) event.preventDefault();
  });
  void beat();
};

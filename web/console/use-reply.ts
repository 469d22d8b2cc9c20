import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../api.ts';

/** What a reading brought: a value, the same as before, or why not. */
export type Read<T> = { kind: 'value'; value: T } | { kind: 'same' } | { kind: 'failed'; failure: Failure };

type State<T> = { key: string; value: T | null; failure: Failure | null };

/** The newest value of `key`; `failure` says that the last reading failed, beside a value that is still the one before. */
export type Replied<T> = { value: T | null; failure: Failure | null; refresh: () => Promise<void> };

/** Readings one after the other: a refresh asked for during one runs after it, so that it sees what was done before it. */
const oneByOne = (work: () => Promise<void>) => {
  let running: Promise<void> | null = null;
  const start = (): Promise<void> => {
    const run = work().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  };
  return { idle: () => running === null, refresh: () => (running === null ? start() : running.then(start)) };
};

/**
 * Reads what `key` names: at once, on `refresh`, and every `everyMs` milliseconds while the page is seen. `read` gets the value
 * before, so that it can ask only for what changed.
 */
export const useReply = <T>(
  key: string,
  read: (before: T | null, signal: AbortSignal) => Promise<Read<T>>,
  everyMs: number | null = null,
): Replied<T> => {
  const [state, setState] = useState<State<T>>({ key, value: null, failure: null });
  const latest = useRef(read);
  latest.current = read;
  const refresh = useRef<() => Promise<void>>(async () => undefined);
  useEffect(() => {
    const stop = new AbortController();
    let value: T | null = null;
    const reader = oneByOne(async () => {
      if (stop.signal.aborted) return;
      const answer = await latest.current(value, stop.signal);
      if (stop.signal.aborted) return;
      if (answer.kind === 'value') value = answer.value;
      const failure = answer.kind === 'failed' ? answer.failure : null;
      setState((now) =>
        now.key === key && now.value === value && now.failure === null && failure === null
          ? now
          : { key, value, failure },
      );
    });
    refresh.current = reader.refresh;
    void reader.refresh();
    const look = () => {
      if (document.visibilityState === 'visible' && reader.idle()) void reader.refresh();
    };
    const timer = everyMs === null ? null : setInterval(look, everyMs);
    if (everyMs !== null) document.addEventListener('visibilitychange', look);
    return () => {
      stop.abort();
      if (timer !== null) clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [key, everyMs]);
  const current = state.key === key;
  return {
    value: current ? state.value : null,
    failure: current ? state.failure : null,
    refresh: () => refresh.current(),
  };
};

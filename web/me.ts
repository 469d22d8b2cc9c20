import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { getMe, Me } from '../domain/me.ts';
import { call, type Failure, mayPass } from './api.ts';
import { meKey, sessions } from './session.ts';

/** Who is signed in: `kept` says it is from this device, the server has not answered (yet). */
export type MeState =
  | { kind: 'loading' }
  | { kind: 'me'; me: Me; kept: boolean }
  | { kind: 'failed'; failure: Failure };

/** With whose it is: the next member of the same device must not be taken for the last one. */
const Kept = z.strictObject({ owner: z.nullable(z.string()), me: Me });

const keptMe = (): Me | null => {
  try {
    const result = z.safeParse(Kept, JSON.parse(localStorage.getItem(meKey) ?? 'null'));
    return result.success && result.data.owner === sessions.owner() ? result.data.me : null;
  } catch {
    return null;
  }
};

const keepMe = (me: Me) => {
  try {
    localStorage.setItem(meKey, JSON.stringify({ owner: sessions.owner(), me }));
  } catch {
    // A device that can keep nothing asks again next time.
  }
};

/** Asks the server who is signed in and keeps the answer for a start without network. */
export const loadMe = async (): Promise<MeState> => {
  const answer = await call(getMe);
  if (answer.kind === 'reply') {
    keepMe(answer.reply);
    return { kind: 'me', me: answer.reply, kept: false };
  }
  if (answer.kind === 'unchanged') return { kind: 'loading' };
  const me = keptMe();
  return mayPass(answer) && me ? { kind: 'me', me, kept: true } : { kind: 'failed', failure: answer };
};

/** Who is signed in, at once from this device when it knows, then from the server. */
export const useMe = (): MeState => {
  const [state, setState] = useState<MeState>(() => {
    const me = keptMe();
    return me ? { kind: 'me', me, kept: true } : { kind: 'loading' };
  });
  useEffect(() => {
    let gone = false;
    void loadMe().then((next) => {
      if (!gone) setState(next);
    });
    return () => {
      gone = true;
    };
  }, []);
  return state;
};

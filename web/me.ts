import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Me, memberRoutes } from '../domain/member.ts';
import { call, type Failure } from './api.ts';
import { meKey } from './session.ts';

/** Who is signed in: `kept` says it is from this device, the server has not answered (yet). */
export type MeState =
  | { kind: 'loading' }
  | { kind: 'me'; me: Me; kept: boolean }
  | { kind: 'failed'; failure: Failure };

const keptMe = (): Me | null => {
  try {
    const result = z.safeParse(Me, JSON.parse(localStorage.getItem(meKey) ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
};

/** Asks the server who is signed in and keeps the answer for a start without network. */
export const loadMe = async (): Promise<MeState> => {
  const answer = await call(memberRoutes.getMe);
  if (answer.kind === 'reply') {
    localStorage.setItem(meKey, JSON.stringify(answer.reply));
    return { kind: 'me', me: answer.reply, kept: false };
  }
  if (answer.kind === 'unchanged') return { kind: 'loading' };
  const me = keptMe();
  const offline = answer.kind === 'network' || answer.kind === 'timeout';
  return offline && me ? { kind: 'me', me, kept: true } : { kind: 'failed', failure: answer };
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

import { useEffect, useState } from 'preact/hooks';
import type { Day } from '../../domain/day.ts';
import { type DayAccountReply, dayAccountRoutes } from '../../domain/day-account-routes.ts';
import type { Template } from '../../domain/template.ts';
import { call, type Failure } from '../api.ts';
import { readTemplates } from '../templates.ts';

/** What a day's score was made from, with the templates; `none`: the day has no report. */
export type AccountState =
  | { kind: 'loading' }
  | { kind: 'none' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'known'; reply: DayAccountReply; templates: readonly Template[] };

const read = async (siteId: string, day: Day): Promise<AccountState> => {
  const [answer, templates] = await Promise.all([
    call(dayAccountRoutes.getDayAccount, { params: { siteId, day } }),
    readTemplates(),
  ]);
  if (answer.kind === 'reply') return { kind: 'known', reply: answer.reply, templates };
  if (answer.kind === 'unchanged') return { kind: 'loading' };
  return answer.kind === 'problem' && answer.status === 404
    ? { kind: 'none' }
    : { kind: 'failed', failure: answer };
};

/** Reads what a day's score was made from, and how to try again. `revision`: the newest one known; another reads again. */
export const useAccount = (
  siteId: string,
  day: Day,
  revision: number | null = null,
): [AccountState, () => void] => {
  const [state, setState] = useState<AccountState>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  // A new round tries again, a newer revision reads anew
  useEffect(() => {
    let gone = false;
    setState({ kind: 'loading' });
    void read(siteId, day).then((next) => {
      if (!gone) setState(next);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, revision, round]);
  return [state, () => setRound((n) => n + 1)];
};

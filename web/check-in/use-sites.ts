import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Instant } from '../../domain/day.ts';
import { SiteWithToday, todayRoutes } from '../../domain/today.ts';
import { call, type Failure, mayPass } from '../api.ts';
import { now } from '../clock.ts';
import { keepReading, readReading } from '../device.ts';
import { useSpeech } from '../ui/words.ts';
import { fileUnchanged } from './file-unchanged.ts';
import { pageOwner } from './outbox-news.tsx';
import type { Outcome } from './outcome.ts';
import { type Attempt, judgeTyped } from './site-row.ts';

/** Sites of one answer: the first rows are there while the rest is fetched. */
const pageSize = '50';

/** Name under which this device keeps the last list, for a start without network. */
const reading = 'today';
const Kept = z.object({ at: Instant, value: z.array(SiteWithToday) });

type State = {
  items: readonly SiteWithToday[];
  loading: boolean;
  failure: Failure | null;
  /** Since when the figures are as they are, where the server could not be asked. */
  keptAt: Instant | null;
};
type Told = Pick<State, 'items' | 'loading' | 'failure'>;

/** Reads page after page, telling what is there so far. */
const readAll = async (tell: (so: Told) => void): Promise<readonly SiteWithToday[] | null> => {
  const items: SiteWithToday[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: { limit: string; cursor?: string } = { limit: pageSize, ...(cursor ? { cursor } : {}) };
    const answer = await call(todayRoutes.listToday, { query });
    if (answer.kind === 'unchanged') return null;
    if (answer.kind !== 'reply') {
      tell({ items, loading: false, failure: answer });
      return null;
    }
    items.push(...answer.reply.items);
    cursor = answer.reply.cursor;
    tell({ items: [...items], loading: cursor !== null, failure: null });
  }
  return items;
};

/** The list as this device last knew it; null where it knows none. */
const readKept = async (): Promise<z.infer<typeof Kept> | null> => {
  if (pageOwner === null) return null;
  const result = z.safeParse(Kept, await readReading(pageOwner, reading));
  return result.success ? result.data : null;
};

/** The sites of whoever is signed in, each with where it stands today; without network as this device last knew them. */
export const useSites = (): State & { reload: () => void } => {
  const [state, setState] = useState<State>({ items: [], loading: true, failure: null, keptAt: null });
  const [round, setRound] = useState(0);
  // A new round reads again
  useEffect(() => {
    let gone = false;
    const read = async () => {
      let failed: Failure | null = null;
      const items = await readAll((so) => {
        failed = so.failure;
        if (!gone) setState({ ...so, keptAt: null });
      });
      if (gone) return;
      if (items !== null && pageOwner !== null) return keepReading(pageOwner, reading, items, now());
      const kept = failed !== null && mayPass(failed) ? await readKept() : null;
      if (kept !== null && !gone)
        setState((was) => ({
          ...was,
          ...(was.items.length === 0 ? { items: kept.value, keptAt: kept.at } : {}),
        }));
    };
    setState((was) => ({ ...was, loading: true, failure: null }));
    void read();
    return () => {
      gone = true;
    };
  }, [round]);
  return { ...state, reload: () => setRound((n) => n + 1) };
};

/** Sending from the rows: what came of the last try of each site. `onSettled` hears of every outcome, whenever it comes. */
export const useRowSending = (onSettled: (item: SiteWithToday, outcome: Outcome) => void) => {
  const { lang } = useSpeech();
  const [attempts, setAttempts] = useState<ReadonlyMap<string, Attempt>>(new Map());
  const note = (siteId: string, attempt: Attempt) => setAttempts((was) => new Map(was).set(siteId, attempt));
  /** True when nothing more is asked at this row. */
  const send = (item: SiteWithToday, typed: string): boolean => {
    const { site, today } = item;
    const objection = judgeTyped(typed, today);
    note(site.siteId, objection ?? { kind: 'sending' });
    if (objection !== null || today.last === null) return objection?.kind === 'unusual';
    const before = { checkIn: { answers: today.last.answers } };
    void fileUnchanged({ detail: { site }, day: today.day, before }, typed, lang).then((outcome) => {
      if (outcome.kind === 'wrong') return note(site.siteId, { kind: 'wrong', code: 'not-a-count' });
      note(site.siteId, outcome);
      onSettled(item, outcome);
    });
    return true;
  };
  return { attempts, send };
};

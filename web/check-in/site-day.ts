import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Assessment } from '../../domain/assessment.ts';
import { type CheckIn, checkInRoutes } from '../../domain/check-in.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { lastWorking } from '../../domain/day-off.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { call, type Failure, mayPass } from '../api.ts';
import { loadOutbox, useOutbox } from './outbox-news.tsx';
import { sentReport, withSent } from './sent-report.ts';

/** A day's newest revision with its assessment. */
export type Filed = { checkIn: CheckIn; assessment: Assessment };

/** A site with what it reported for the day (null: nothing yet) and at the last report before it. */
export type SiteDay = {
  detail: SiteDetail;
  day: Day;
  filed: Filed | null;
  before: Filed | null;
  /** The report that a new one takes its stocks from: the last one that was not of a day off. */
  stocksFrom: Filed | null;
  /** From this device: the server could not be asked. */
  kept: boolean;
};

export type SiteDayState =
  | { kind: 'loading' }
  /** `keptAt`: since when this device has known it, where the server could not be asked. */
  | { kind: 'ready'; siteDay: SiteDay; keptAt: Instant | null }
  | { kind: 'failed'; failure: Failure };

/** Reports up to the day that are read: the day's own, the one before it, and behind a weekend off the last working one. */
const seen = '5';

/** A site's day from its reports, newest first: whether it is reported, and what came before. */
export const siteDayOf = (
  detail: SiteDetail,
  reports: readonly Filed[],
  day: Day,
  kept: boolean,
): SiteDay => {
  const earlier = reports.filter(({ checkIn }) => checkIn.day < day);
  const working = lastWorking(earlier.map(({ checkIn }) => checkIn));
  return {
    detail,
    day,
    filed: reports.find(({ checkIn }) => checkIn.day === day) ?? null,
    before: earlier[0] ?? null,
    stocksFrom: earlier.find(({ checkIn }) => checkIn === working) ?? null,
    kept,
  };
};

const readSiteDay = async (siteId: string, day: Day): Promise<SiteDayState> => {
  const [outbox, site, list] = await Promise.all([
    // Whatever waits on this device is known before a door to send the day is shown
    loadOutbox().catch(() => null),
    call(siteRoutes.getSite, { params: { siteId } }),
    call(checkInRoutes.listCheckIns, { params: { siteId }, query: { to: day, limit: seen } }),
  ]);
  if (site.kind === 'unchanged' || list.kind === 'unchanged') return { kind: 'loading' };
  if (site.kind !== 'reply') return { kind: 'failed', failure: site };
  if (list.kind !== 'reply') return { kind: 'failed', failure: list };
  const { items } = list.reply;
  void outbox?.keepForLater(site.reply, items);
  return { kind: 'ready', siteDay: siteDayOf(site.reply, items, day, false), keptAt: null };
};

/** The day as the server has it; where it cannot be asked, as this device last knew it. */
const loadSiteDay = async (siteId: string, day: Day): Promise<SiteDayState> => {
  const state = await readSiteDay(siteId, day);
  if (state.kind !== 'failed' || !mayPass(state.failure)) return state;
  const kept = await loadOutbox()
    .then(({ keptSiteDay }) => keptSiteDay(siteId, day))
    .catch(() => null);
  return kept ? { kind: 'ready', ...kept } : state;
};

/** The site's day, and how to read it again. What was read before stays until the new answer is there. */
export const useSiteDay = (siteId: string, day: Day): [SiteDayState, () => void] => {
  const [state, setState] = useState<SiteDayState>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  // What this device has sent meanwhile, from whatever tab, is read back
  const { entries } = useOutbox();
  const sent = sentReport(entries, siteId, day)?.checkIn.revision ?? 0;
  const known = state.kind === 'ready' ? (state.siteDay.filed?.checkIn.revision ?? 0) : sent;
  const news = sent > known ? sent : 0;
  // A new round reads again
  useEffect(() => {
    let gone = false;
    void loadSiteDay(siteId, day).then((next) => {
      if (!gone) setState(next);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, round, news]);
  // Back on the network, or on the page: what this device had kept is read anew
  const isOld = state.kind === 'failed' || (state.kind === 'ready' && state.keptAt !== null);
  useEffect(() => {
    if (!isOld) return;
    const again = () => setRound((n) => n + 1);
    addEventListener('online', again);
    addEventListener('focus', again);
    return () => {
      removeEventListener('online', again);
      removeEventListener('focus', again);
    };
  }, [isOld]);
  const isOther =
    state.kind === 'ready' && (state.siteDay.day !== day || state.siteDay.detail.site.siteId !== siteId);
  const shown = useMemo(
    (): SiteDayState =>
      state.kind === 'ready' ? { ...state, siteDay: withSent(state.siteDay, entries) } : state,
    [state, entries],
  );
  return [isOther ? { kind: 'loading' } : shown, () => setRound((n) => n + 1)];
};

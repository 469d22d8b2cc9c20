import { useEffect, useState } from 'preact/hooks';
import type { Assessment } from '../../domain/assessment.ts';
import { type CheckIn, checkInRoutes } from '../../domain/check-in.ts';
import type { Day } from '../../domain/day.ts';
import { type SiteDetail, siteRoutes } from '../../domain/site.ts';
import { call, type Failure } from '../api.ts';

/** A day's newest revision with its assessment. */
export type Filed = { checkIn: CheckIn; assessment: Assessment };

/** A site with what it reported for the day (null: nothing yet) and at the last report before it. */
export type SiteDay = { detail: SiteDetail; day: Day; filed: Filed | null; before: Filed | null };

export type SiteDayState =
  | { kind: 'loading' }
  | { kind: 'ready'; siteDay: SiteDay }
  | { kind: 'failed'; failure: Failure };

/** The newest two reports up to the day say whether it is reported, and what came before. */
const loadSiteDay = async (siteId: string, day: Day): Promise<SiteDayState> => {
  const [site, list] = await Promise.all([
    call(siteRoutes.getSite, { params: { siteId } }),
    call(checkInRoutes.listCheckIns, { params: { siteId }, query: { to: day, limit: '2' } }),
  ]);
  if (site.kind === 'unchanged' || list.kind === 'unchanged') return { kind: 'loading' };
  if (site.kind !== 'reply') return { kind: 'failed', failure: site };
  if (list.kind !== 'reply') return { kind: 'failed', failure: list };
  const { items } = list.reply;
  const filed = items.find(({ checkIn }) => checkIn.day === day) ?? null;
  const before = items.find(({ checkIn }) => checkIn.day < day) ?? null;
  return { kind: 'ready', siteDay: { detail: site.reply, day, filed, before } };
};

/** The site's day, and how to read it again. What was read before stays until the new answer is there. */
export const useSiteDay = (siteId: string, day: Day): [SiteDayState, () => void] => {
  const [state, setState] = useState<SiteDayState>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  // A new round reads again
  useEffect(() => {
    let gone = false;
    void loadSiteDay(siteId, day).then((next) => {
      if (!gone) setState(next);
    });
    return () => {
      gone = true;
    };
  }, [siteId, day, round]);
  const isOther =
    state.kind === 'ready' && (state.siteDay.day !== day || state.siteDay.detail.site.siteId !== siteId);
  return [isOther ? { kind: 'loading' } : state, () => setRound((n) => n + 1)];
};

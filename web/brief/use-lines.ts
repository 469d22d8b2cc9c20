import { useState } from 'preact/hooks';
import type { SiteList } from '../../domain/brief-document.ts';
import { briefListRoutes } from '../../domain/brief-list-routes.ts';
import type { Day } from '../../domain/day.ts';
import type { AlertLine, SiteLine } from '../../domain/snapshot.ts';
import { type Answer, call } from '../api.ts';
import { type Listed, useList } from '../console/use-list.ts';

/** A list of a snapshot with how many it has in all; null until the first page has come. */
export type Lines<T> = Listed<T> & { total: number | null };

type Page<T> = { items: T[]; cursor: string | null; total: number };

const useLines = <T>(
  key: string,
  idOf: (line: T) => string,
  ask: (cursor: string | null, signal: AbortSignal) => Promise<Answer<Page<T>>>,
): Lines<T> => {
  const [total, setTotal] = useState<number | null>(null);
  const listed = useList<T>(key, idOf, (signal) => async (cursor) => {
    const answer = await ask(cursor, signal);
    if (answer.kind === 'reply') setTotal(answer.reply.total);
    return answer;
  });
  return { ...listed, total };
};

const after = (cursor: string | null) => (cursor === null ? {} : { cursor });

/** The sites on a list of the snapshot of a day. */
export const useSiteLines = (day: Day, list: SiteList, zone: string | null): Lines<SiteLine> =>
  useLines(
    `${day} ${list} ${zone}`,
    ({ siteId }) => siteId,
    (cursor, signal) =>
      call(briefListRoutes.listBriefSites, {
        params: { day },
        query: { list, ...(zone === null ? {} : { zone }), ...after(cursor) },
        signal,
      }),
  );

/** The alerts that were not closed when the snapshot of a day was made. */
export const useAlertLines = (day: Day, isOverdue: boolean): Lines<AlertLine> =>
  useLines(
    `${day} alerts ${isOverdue}`,
    ({ id }) => id,
    (cursor, signal) =>
      call(briefListRoutes.listBriefAlerts, {
        params: { day },
        query: { ...(isOverdue ? { overdue: 'true' as const } : {}), ...after(cursor) },
        signal,
      }),
  );

import type * as z from 'zod/mini';
import { checkInRoutes } from '../../domain/check-in.ts';
import { addDays, type Day, dayOf } from '../../domain/day.ts';
import { call } from '../api.ts';
import { now } from '../clock.ts';
import { readOf } from './read.ts';
import type { CheckInItem } from './score-move-line.tsx';
import { type Replied, useReply } from './use-reply.ts';

/** Days of a trend, today's included. */
export const trendDays = 30;
/** Days before what opened an alert in which a report to compare with is looked for. */
const lookBack = 14;

/** A day's check-in with all its revisions. */
export type DayFile = z.infer<typeof checkInRoutes.getCheckIn.reply>;

/** The reports of a site for its trend, newest first, and those before `day`; nothing is asked for without a site. */
export const useReports = (siteId: string | null, day: Day | null): Replied<{ items: CheckInItem[] }> =>
  useReply(`${siteId ?? ''} ${day ?? ''}`, async (_, signal) => {
    if (siteId === null) return { kind: 'same' };
    const today = dayOf(now());
    const first = addDays(today, 1 - trendDays);
    const before = day === null ? first : addDays(day, -lookBack);
    const query = { from: before < first ? before : first, to: today, limit: '200' };
    return readOf(await call(checkInRoutes.listCheckIns, { params: { siteId }, query, signal }));
  });

/** A day's report with all its revisions; nothing is asked for without one. */
export const useDayFile = (siteId: string | null, day: Day | null): Replied<DayFile> =>
  useReply(`${siteId ?? ''} ${day ?? ''}`, async (_, signal) =>
    siteId === null || day === null
      ? { kind: 'same' }
      : readOf(await call(checkInRoutes.getCheckIn, { params: { siteId, day }, signal })),
  );

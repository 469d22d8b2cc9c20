import * as z from 'zod/mini';
import { Day, daysBetween } from './day.ts';
import { Invalid } from './failure.ts';
import type { Contribution } from './figures.ts';
import { ZoneId } from './me.ts';
import { route } from './route.ts';
import { TrendDay } from './snapshot.ts';
import { trendDayOfCounts } from './snapshot-figures.ts';

/** Days that one request may ask for: a quarter of a year. */
export const mostTrendDays = 92;

/** Days that are answered where nobody says from when. */
export const usualTrendDays = 30;

const TrendZone = z.extend(z.omit(TrendDay, { day: true }), { zoneId: ZoneId });

/** A day of the trend, of the province and of each zone that had sites then; zones add up to the province. */
export const TrendOfDay = z.extend(TrendDay, { zones: z.array(TrendZone) });
export type TrendOfDay = z.infer<typeof TrendOfDay>;

/** @throws Invalid `ends-before-start`, or `trend-too-long` for more than 92 days */
export const requireTrendDays = (from: Day, to: Day): void => {
  if (from > to) throw Invalid.at('/to', 'ends-before-start');
  if (daysBetween(from, to) >= mostTrendDays) throw Invalid.at('/from', 'trend-too-long');
};

/** The trend's day out of the counts of some zones, in the order of their ids as given. */
export const trendOfDay = (
  day: Day,
  zoneIds: readonly string[],
  counts: ReadonlyMap<string, Contribution>,
): TrendOfDay => {
  const known = zoneIds.flatMap((zoneId) => {
    const own = counts.get(zoneId);
    return own === undefined ? [] : [{ zoneId, own }];
  });
  const zones = known.map(({ zoneId, own }) => {
    const { day: _, ...figures } = trendDayOfCounts(day, [own]);
    return { ...figures, zoneId };
  });
  return {
    ...trendDayOfCounts(
      day,
      known.map(({ own }) => own),
    ),
    zones,
  };
};

export const trendRoutes = {
  getTrends: route({
    method: 'GET',
    path: '/api/trends',
    summary:
      'Reporting, F0 and standings day by day, of the province and by zone; at most 92 days, the last 30 unless told',
    who: ['board', 'health', 'leader'],
    query: z.strictObject({ from: z.optional(Day), to: z.optional(Day) }),
    reply: z.strictObject({ items: z.array(TrendOfDay) }),
  }),
} as const;

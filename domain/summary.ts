import * as z from 'zod/mini';
import { Day } from './day.ts';
import { type AlertFigures, addCounts, type Contribution, Figures, figuresOf, noAlerts } from './figures.ts';
import { ZoneId } from './me.ts';
import { route } from './route.ts';

export const Summary = z.extend(Figures, { day: Day, zones: z.array(z.extend(Figures, { zoneId: ZoneId })) });
export type Summary = z.infer<typeof Summary>;

/** Figures of alerts, of each zone and of all of them together. */
export type AlertsBy = { zone: ReadonlyMap<string, AlertFigures>; all: AlertFigures };

/**
 * The province's day out of the counts of its zones; zones add up to the province, a median apart.
 * Alerts are as of the moment of reading, whichever day is asked for.
 */
export const summaryOf = (
  day: Day,
  zoneIds: readonly string[],
  counts: ReadonlyMap<string, Contribution>,
  alerts: AlertsBy,
): Summary => {
  const zones = zoneIds.map((zoneId) => ({
    zoneId,
    ...figuresOf(counts.get(zoneId) ?? {}, alerts.zone.get(zoneId) ?? noAlerts),
  }));
  const all = zoneIds.map((zoneId) => counts.get(zoneId) ?? {});
  return { day, ...figuresOf(addCounts(all), alerts.all), zones };
};

export const summaryRoutes = {
  getSummary: route({
    method: 'GET',
    path: '/api/summary',
    summary: 'The province’s day: coverage, bands, freshness, scenarios, flows and alerts, by zone',
    who: ['board', 'health', 'leader'],
    query: z.strictObject({ day: z.optional(Day) }),
    reply: Summary,
  }),
} as const;

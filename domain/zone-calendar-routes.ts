import * as z from 'zod/mini';
import { CalendarFields, SeenVersion } from './calendar.ts';
import { codedObject } from './coded.ts';
import { ZoneId } from './me.ts';
import { route } from './route.ts';
import { ZoneCalendar } from './zone-calendar.ts';

const ZoneParams = z.strictObject({ zoneId: ZoneId });

/** What the board enters of a zone. */
export const ZoneCalendarFields = z.strictObject(
  {
    ...CalendarFields.shape,
    seen: SeenVersion,
  },
  { error: codedObject },
);
export type ZoneCalendarFields = z.infer<typeof ZoneCalendarFields>;

const reply = z.strictObject({ calendar: ZoneCalendar });

export const zoneCalendarRoutes = {
  getZoneCalendar: route({
    method: 'GET',
    path: '/api/zones/{zoneId}/calendar',
    summary: 'Working weekdays and closures of a zone',
    who: ['board', 'health', 'admin'],
    params: ZoneParams,
    reply,
  }),
  putZoneCalendar: route({
    method: 'PUT',
    path: '/api/zones/{zoneId}/calendar',
    summary: 'Working weekdays and closures of a zone from today on; its sites follow within a minute',
    who: ['board', 'admin'],
    params: ZoneParams,
    body: ZoneCalendarFields,
    reply,
  }),
} as const;

import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBRecord } from 'aws-lambda';
import { settings, systemClock } from '../edge/config.ts';
import { lambda } from '../edge/lambda.ts';
import { connect } from '../stores/connection.ts';
import { followed, recordKey } from '../stores/table.ts';
import { zoneCalendarStore } from '../stores/zone-calendars.ts';
import { applyCalendar, type CalendarNeeds } from '../zones/apply-calendar.ts';
import { recordBatch } from './record-batch.ts';

type Needs = CalendarNeeds & { clock: () => string };

const { sk: calendarKey } = recordKey.zoneCalendar('');

/**
 * Spreads the calendar of a zone over its sites, so that whatever is judged of a site knows it from the site's own record. A record
 * only says which zone to look at: repeated, late or shuffled records arrive at the same calendars.
 */
export const applyZoneCalendar = ({ clock, ...needs }: Needs) =>
  recordBatch('applyZoneCalendar', async ({ dynamodb }: DynamoDBRecord) => {
    const { Keys, OldImage, NewImage } = dynamodb ?? {};
    if (Keys?.['sk']?.S !== calendarKey || isDeepStrictEqual(OldImage, NewImage)) return;
    const zoneId = Keys['pk']?.S?.slice(followed.zones.length) ?? '';
    await applyCalendar(needs, zoneId, clock());
  });

export const handler = lambda(() =>
  applyZoneCalendar({ zoneCalendars: zoneCalendarStore(connect(settings())), clock: systemClock }),
);

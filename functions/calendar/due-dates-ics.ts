import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { calendarName, dueDateWords } from '../../domain/due-date-words.ts';
import type { DueDate } from '../../domain/due-dates.ts';
import type { Site } from '../../domain/site.ts';
import type { Lang } from '../../domain/texts/text.ts';

type Of = { site: Pick<Site, 'name'>; lang: Lang; origin: string };

/** A civil day as the generator takes one: it writes its UTC fields. */
const midnightOf = (day: string) => new Date(`${day}T00:00:00Z`);

/** Where 00:00 of a whole day is, for an alarm that counts from there. */
const startOf = (date: DueDate): number =>
  'on' in date ? Date.parse(`${date.on}T00:00:00+07:00`) : Date.parse(date.from);

const timesOf = (date: DueDate) =>
  'on' in date
    ? { start: midnightOf(date.on), allDay: true }
    : { start: new Date(date.from), end: new Date(date.to) };

const eventOf = (date: DueDate, { site, lang, origin }: Of) => {
  const { title, says } = dueDateWords(date, site, lang);
  return {
    ...timesOf(date),
    ...{ id: `${date.uid}@${new URL(origin).host}`, sequence: date.revision },
    ...{ stamp: new Date(date.stampedAt), summary: title, description: says, url: origin },
    // A date by which something is due takes nobody's time.
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms: [
      {
        ...{ type: ICalAlarmType.display, description: title },
        triggerBefore: Math.max(0, (startOf(date) - Date.parse(date.alarmAt)) / 1_000),
      },
    ],
  };
};

/**
 * Due dates as a calendar. Times are UTC: Vietnam has one time zone and no summer time, so that nothing has to be said of zones. Nothing
 * in it is of the moment of writing: the same dates give the same text. Every line ends, the last one too. Source: RFC 5545, 3.1 and 3.4.
 */
export const dueDatesIcs = (dates: readonly DueDate[], of: Of): string =>
  `${ical({
    name: calendarName(of.site, of.lang),
    prodId: { company: 'San Sang', product: 'Due dates', language: of.lang.toUpperCase() },
    events: dates.map((date) => eventOf(date, of)),
  }).toString()}\r\n`;

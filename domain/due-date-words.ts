import type { DueDate } from './due-dates.ts';
import { clocks } from './pack/clocks.ts';
import type { Site } from './site.ts';
import en from './texts/en/due-dates.json' with { type: 'json' };
import { formatDay } from './texts/format.ts';
import { fill, type Lang } from './texts/text.ts';
import vi from './texts/vi/due-dates.json' with { type: 'json' };

const words = { vi, en } as const;

type Named = Pick<Site, 'name'>;

/** What the calendar of a site is called. */
export const calendarName = ({ name: site }: Named, lang: Lang): string =>
  fill(words[lang].calendar, { site });

/** The day of a check-in, in its identifier. */
const dayIn = ({ uid }: DueDate): string => uid.slice('check-in-'.length, 'check-in-'.length + 10);

/** The title and the sentence of an entry. What travels says neither that somebody is ill nor how many are. */
export const dueDateWords = (date: DueDate, { name: site }: Named, lang: Lang) => {
  const { title, says } = words[lang][date.kind];
  const day = date.kind === 'check-in' ? formatDay(dayIn(date)) : '';
  const slots = { site, day, n: String(date.n ?? ''), cutOff: clocks.day.cutOff };
  return { title: fill(title, slots), says: fill(says, slots) };
};

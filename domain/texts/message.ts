import { type Day, dayOf, type Instant } from '../day.ts';
import { clocks, cutOffOf } from '../pack/clocks.ts';
import { formatShortDay } from './format.ts';
import { fill } from './text.ts';

/** Most characters of a text that travels by a message app or by SMS. */
export const longestMessage = 300;

/** The sentences that travel, of one language: `messages.json`. */
export type Messages = { reminder: string; missed: string };

type About = { site: { siteId: string; name: string }; day: Day; origin: string; now: Instant };

/**
 * The link of a message: it opens the check-in of its site, today's without a day, and comes back to it after signing in.
 * `origin` is that of the pages, without a slash at its end.
 */
export const checkInLink = (origin: string, siteId: string, day?: Day): string =>
  // Neither has a letter that an address would have to write otherwise.
  `${origin}/check-in?site=${siteId}${day === undefined ? '' : `&day=${day}`}`;

/** A sentence with a name that may be long: of the name as much as the length leaves. */
const withName = (sentence: string, name: string): string => {
  const left = longestMessage - [...fill(sentence, { site: '' })].length;
  const letters = [...name];
  return fill(sentence, { site: letters.length <= left ? name : `${letters.slice(0, left - 1).join('')}…` });
};

/**
 * What is sent to a site that has not reported a day: a reminder before the cut-off, afterwards that it still can be sent.
 * At most 300 characters, no figure of health in it (language.md §5).
 */
export const silenceMessage = (messages: Messages, { site, day, origin, now }: About): string => {
  const link = checkInLink(origin, site.siteId, day === dayOf(now) ? undefined : day);
  const sentence = now < cutOffOf(day) ? messages.reminder : messages.missed;
  return withName(fill(sentence, { day: formatShortDay(day), cutOff: clocks.day.cutOff, link }), site.name);
};

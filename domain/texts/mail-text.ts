import { longestMessage } from './message.ts';
import { fill, type Slots } from './text.ts';

/** What a mail says: its subject and, as plain text, its body. */
export type MailText = { subject: string; body: string };

/** The link to an episode for whoever works on alerts; it comes back to it after signing in. */
export const alertLink = (origin: string, alertId: string): string => `${origin}/console?alert=${alertId}`;

/** Fills a sentence that travels: of `place`, which may be long, as much as 300 characters leave. */
export const fillWithin = (sentence: string, slots: Slots & { place: string }): string => {
  const left = longestMessage - [...fill(sentence, { ...slots, place: '' })].length;
  const letters = [...slots.place];
  const place = letters.length <= left ? slots.place : `${letters.slice(0, Math.max(0, left - 1)).join('')}…`;
  return fill(sentence, { ...slots, place });
};

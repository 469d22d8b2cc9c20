import type { Day, Instant } from '../day.ts';
import { clocks, cutOffOf } from '../pack/clocks.ts';
import { formatShortDay, formatTime } from './format.ts';
import { longestMessage } from './message.ts';
import { fill } from './text.ts';

/** The sentences of the group message, of one language: `messages.json`. */
export type GroupMessages = Record<'group' | 'groupLate' | 'groupHelp' | 'groupNames' | 'groupMore', string>;

type About = {
  /** The zone's name. */
  zone: string;
  /** Its sites without a report, and those that are due. */
  silent: number;
  due: number;
  /** Names of silent sites, as many as are known. */
  names: readonly string[];
  day: Day;
  now: Instant;
  /** The number that is called for help; null while there is none. */
  phone: string | null;
};

const lengthOf = (text: string) => [...text].length;

/**
 * What the board copies into the group chat of a zone, of at most 300 characters and with no figure of health in it
 * (language.md §5): as many names as there is room for, then how many more there are.
 */
export const groupMessage = (
  messages: GroupMessages,
  { zone, silent, due, names, day, now, phone }: About,
): string => {
  const slots = {
    ...{ time: formatTime(now), zone, silent: String(silent), due: String(due) },
    ...{ day: formatShortDay(day), cutOff: clocks.day.cutOff },
  };
  const help = phone === null ? '' : fill(messages.groupHelp, { phone });
  const sentence = fill(now < cutOffOf(day) ? messages.group : messages.groupLate, slots) + help;
  const withNames = (some: readonly string[]) => {
    const rest = silent - some.length;
    const listed = some.join(', ');
    const all = rest > 0 ? fill(messages.groupMore, { names: listed, n: String(rest) }) : listed;
    return fill(sentence, { names: some.length === 0 ? '' : fill(messages.groupNames, { names: all }) });
  };
  for (let shown = names.length; shown > 0; shown -= 1) {
    const text = withNames(names.slice(0, shown));
    if (lengthOf(text) <= longestMessage) return text;
  }
  return withNames([]);
};

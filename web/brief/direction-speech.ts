import type { Instant } from '../../domain/day.ts';
import type { Direction, FollowUp } from '../../domain/direction.ts';
import { formatSpan } from '../../domain/texts/format.ts';
import { type Lang, t } from '../../domain/texts/text.ts';
import type { DirectionWords } from './direction-words.ts';

type Said = DirectionWords['directions'];

/** True while a direction that is under way is past its due hour. */
export const isOverdue = ({ state, due }: Pick<Direction, 'state' | 'due'>, now: Instant): boolean =>
  state === 'open' && Date.parse(due) < Date.parse(now);

/** How far a direction under way is from its due hour, in words. */
export const dueSpeech = (words: Said, lang: Lang, { due }: Pick<Direction, 'due'>, now: Instant): string => {
  const left = Date.parse(due) - Date.parse(now);
  if (Math.abs(left) < 60_000) return words.dueNow;
  return t(words, left < 0 ? 'overdue' : 'dueIn', { span: formatSpan(lang, left) });
};

/** Those under way in the order of their due hours: what is overdue longest stands first. */
export const byDue = (directions: readonly Direction[]): Direction[] =>
  directions.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));

/** What a line of the log says was done: progress, an end, or that it was opened again. */
export const lineSpeech = (words: Said, before: FollowUp | undefined, { state }: FollowUp): string =>
  words.lines[state === 'open' && before?.state === 'done' ? 'reopened' : state];

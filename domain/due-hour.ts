import type { Instant } from './day.ts';

/** Days ahead that a direction or a proposal may be due: a year, so that a slip in the year is told. [D] */
export const dueDaysMost = 366;

const MS_PER_DAY = 86_400_000;

/** What is wrong with a due hour that is set now; null: nothing. */
export const dueFault = (due: Instant, now: Instant): 'due-in-the-past' | 'due-too-far' | null => {
  const ahead = Date.parse(due) - Date.parse(now);
  if (ahead <= 0) return 'due-in-the-past';
  return ahead > dueDaysMost * MS_PER_DAY ? 'due-too-far' : null;
};

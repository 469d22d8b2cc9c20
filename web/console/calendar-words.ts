import { lateWords } from '../ui/late-words.tsx';
import { words } from './calendar-words-vi.ts';

/** Words of the calendars of zones. */
export const { useWords: useCalendarWords, speaking: withCalendarWords } = lateWords(
  words,
  () => import('./calendar-words-en.ts'),
);
export type CalendarWords = typeof words;

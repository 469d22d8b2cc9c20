import { lateWords } from '../ui/late-words.tsx';
import { words } from './due-words-vi.ts';

/** Words of which days are due, and why not. */
export const { useWords: useDueWords, speaking: withDueWords } = lateWords(
  words,
  () => import('./due-words-en.ts'),
);
export type DueWords = typeof words;

import { lateWords } from '../ui/late-words.tsx';
import { words } from './list-words-vi.ts';

/** Words of the lists that sentences lead to. */
export const { useWords: useListWords, speaking: withListWords } = lateWords(
  words,
  () => import('./list-words-en.ts'),
);
export type ListWords = typeof words;

import { lateWords } from '../ui/late-words.tsx';
import { words } from './direction-words-vi.ts';

/** Words of directions. */
export const { useWords: useDirectionWords, speaking: withDirectionWords } = lateWords(
  words,
  () => import('./direction-words-en.ts'),
);
export type DirectionWords = typeof words;

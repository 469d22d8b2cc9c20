import { lateWords } from '../ui/late-words.tsx';
import { words } from './visit-words-vi.ts';

/** Words of visits and inspections. */
export const { useWords: useVisitWords, speaking: withVisitWords } = lateWords(
  words,
  () => import('./visit-words-en.ts'),
);
export type VisitWords = typeof words;

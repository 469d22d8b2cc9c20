import { lateWords } from '../ui/late-words.tsx';
import { words } from './case-words-vi.ts';

export type CaseWords = typeof words;

/** Words of the case response, and how to put them around a part. */
export const { useWords: useCaseWords, speaking: speakingOfCases } = lateWords(
  words,
  () => import('./case-words-en.ts'),
);

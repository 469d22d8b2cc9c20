import { lateWords } from '../ui/late-words.tsx';
import { words } from './trend-words-vi.ts';

/** Words of the trends. */
export const { useWords: useTrendWords, speaking: withTrendWords } = lateWords(
  words,
  () => import('./trend-words-en.ts'),
);
export type TrendWords = typeof words;

import { lateWords } from '../ui/late-words.tsx';
import { words } from './cover-words-vi.ts';

export type CoverWords = typeof words;

/** Words of the printed 2194 sheet. */
export const { useWords: useCoverWords, speaking: withCoverWords } = lateWords<CoverWords>(
  words,
  () => import('./cover-words-en.ts'),
);

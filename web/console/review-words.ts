import { lateWords } from '../ui/late-words.tsx';
import { words } from './review-words-vi.ts';

/** Words of the review of a brief. */
export const { useWords: useReviewWords, speaking: withReviewWords } = lateWords(
  words,
  () => import('./review-words-en.ts'),
);
export type ReviewWords = (typeof words)['review'];

import { lateWords } from '../ui/late-words.tsx';
import { words } from './sites-words-vi.ts';

export const { useWords: useSiteWords, speaking: listing } = lateWords(
  words,
  () => import('./sites-words-en.ts'),
);
export type SitesWords = (typeof words)['sites'];

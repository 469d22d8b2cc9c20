import { lateWords } from '../ui/late-words.tsx';
import { words } from './bulk-words-vi.ts';

export const { useWords: useBulkWords, speaking: bulkSpeaking } = lateWords(
  words,
  () => import('./bulk-words-en.ts'),
);
export type BulkWords = (typeof words)['bulk'];

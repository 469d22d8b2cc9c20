import { words } from './bulk-words-vi.ts';
import { lateWords } from './late-words.tsx';

export const { useWords: useBulkWords, speaking: bulkSpeaking } = lateWords(
  words,
  () => import('./bulk-words-en.ts'),
);
export type BulkWords = (typeof words)['bulk'];

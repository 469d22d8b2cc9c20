import { lateWords } from '../ui/late-words.tsx';
import { words } from './exports-words-vi.ts';

/** Words of exports. */
export const { useWords: useExportWords, speaking: withExportWords } = lateWords(
  words,
  () => import('./exports-words-en.ts'),
);
export type ExportWords = typeof words;

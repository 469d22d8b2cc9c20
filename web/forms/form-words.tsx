import { lateWords } from '../ui/late-words.tsx';
import { words } from './form-words-vi.ts';

export type FormWords = typeof words;

/** Words of a form and its result, in the language in use. */
export const { useWords: useFormWords, speaking: speakingOfForms } = lateWords<FormWords>(
  words,
  () => import('./form-words-en.ts'),
);

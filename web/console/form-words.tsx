import type { ComponentType } from 'preact';
import { speakingOfForms } from '../forms/form-words.tsx';
import { lateWords } from '../ui/late-words.tsx';
import { words } from './form-words-vi.ts';

const { useWords, speaking } = lateWords<typeof words>(words, () => import('./form-words-en.ts'));

/** Words of the forms' own pages, in the language in use. */
export const useFormPageWords = useWords;

/** A view with these words and those of every form. */
export const withFormWords = <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  speaking(speakingOfForms(View));

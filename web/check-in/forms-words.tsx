import type { ComponentType } from 'preact';
import { speakingOfForms } from '../forms/form-words.tsx';
import { lateWords } from '../ui/late-words.tsx';
import { words } from './forms-words-vi.ts';

const { useWords, speaking } = lateWords<typeof words>(words, () => import('./forms-words-en.ts'));

/** Words of the self-assessment page, in the language in use. */
export const useFormsWords = useWords;

/** A view with these words and those of every form. */
export const withFormsWords = <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  speaking(speakingOfForms(View));

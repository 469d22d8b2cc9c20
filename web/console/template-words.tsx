import { lateWords } from '../ui/late-words.tsx';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './template-words-vi.ts';
import { useWords } from './words.ts';

export type TemplateWords = typeof vietnamese;

/** Words of the versions of the criteria, in the language in use, and a view with them. */
export const { useWords: useTemplateWords, speaking: withTemplateWords } = lateWords(
  vietnamese,
  () => import('./template-words-en.ts'),
);

/** What tells the lines of a template in the language in use. */
export const useTemplateSpeech = () => {
  const { lang } = useSpeech();
  const words = useWords();
  const { template, sources } = useTemplateWords();
  return { ...words, lang, template, sources };
};
export type Speech = ReturnType<typeof useTemplateSpeech>;

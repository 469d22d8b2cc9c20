import type { Lang } from '../../domain/texts/text.ts';
import { lateWords } from '../ui/late-words.tsx';
import { words as vietnamese } from './work-words-vi.ts';

export type WorkWords = typeof vietnamese;

const english = () => import('./work-words-en.ts');

/** Words of the late parts, in the language in use, and a late part with them around it. */
export const { useWords: useWork, speaking } = lateWords(vietnamese, english);

/** The words in a language; Vietnamese stands in when English cannot be fetched. */
export const workWordsIn = async (lang: Lang): Promise<WorkWords> =>
  lang === 'vi'
    ? vietnamese
    : english().then(
        ({ words }) => words,
        () => vietnamese,
      );

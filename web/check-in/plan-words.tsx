import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './plan-words-vi.ts';

export type PlanWords = typeof vietnamese;

const PlanWordsContext = createContext<PlanWords>(vietnamese);

/** Words of the plan page, in the language in use. */
export const usePlanWords = () => useContext(PlanWordsContext);

/** What tells a plan and its worth, in the language in use. */
export const usePlanSpeech = () => {
  const { plan: texts, models, criteria, gates } = usePlanWords();
  const { lang, words } = useSpeech();
  return { lang, texts, models, criteria, gates, bands: words.standing.bands };
};

/** Puts the words around the plan page; Vietnamese stands in when English cannot be fetched. */
export const PlanSpeech = ({ children }: { children: ComponentChildren }) => {
  const { lang } = useSpeech();
  const [words, setWords] = useState<PlanWords | null>(lang === 'vi' ? vietnamese : null);
  useEffect(() => {
    if (lang === 'vi') return setWords(vietnamese);
    import('./plan-words-en.ts').then(
      ({ words: english }) => setWords(english),
      () => setWords(vietnamese),
    );
  }, [lang]);
  return words ? <PlanWordsContext.Provider value={words}>{children}</PlanWordsContext.Provider> : null;
};

import { type ComponentChildren, type ComponentType, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Lang } from '../../domain/texts/text.ts';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './work-words-vi.ts';

export type WorkWords = typeof vietnamese;

const WorkContext = createContext<WorkWords>(vietnamese);

/** Words of the late parts, in the language in use. */
export const useWork = () => useContext(WorkContext);

/** The words in a language; Vietnamese stands in when English cannot be fetched. */
export const workWordsIn = async (lang: Lang): Promise<WorkWords> =>
  lang === 'vi'
    ? vietnamese
    : import('./work-words-en.ts').then(
        ({ words }) => words,
        () => vietnamese,
      );

const Speaking = ({ children }: { children: ComponentChildren }) => {
  const { lang } = useSpeech();
  const [words, setWords] = useState<WorkWords | null>(lang === 'vi' ? vietnamese : null);
  useEffect(() => {
    let gone = false;
    void workWordsIn(lang).then((next) => {
      if (!gone) setWords(next);
    });
    return () => {
      gone = true;
    };
  }, [lang]);
  // Before the words are there nothing is shown rather than the other language; afterwards state is kept.
  return words ? <WorkContext.Provider value={words}>{children}</WorkContext.Provider> : null;
};

/** A late part with its words around it. */
export const speaking = <P extends object>(View: ComponentType<P>): ComponentType<P> => {
  const Spoken = (given: P) => (
    <Speaking>
      <View {...given} />
    </Speaking>
  );
  return Spoken;
};

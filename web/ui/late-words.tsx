import { type ComponentChildren, type ComponentType, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useSpeech } from './words.ts';

/**
 * Words of a late part: Vietnamese comes with it, English is fetched when it is asked for, and Vietnamese stands in when it cannot
 * be. Before the words are there nothing is shown rather than the other language; afterwards state is kept.
 */
export const lateWords = <W extends object>(vietnamese: W, english: () => Promise<{ words: W }>) => {
  const Context = createContext<W>(vietnamese);
  const Speaking = ({ children }: { children: ComponentChildren }) => {
    const { lang } = useSpeech();
    const [words, setWords] = useState<W | null>(lang === 'vi' ? vietnamese : null);
    useEffect(() => {
      if (lang === 'vi') return setWords(vietnamese);
      let gone = false;
      english().then(
        (late) => {
          if (!gone) setWords(late.words);
        },
        () => setWords(vietnamese),
      );
      return () => {
        gone = true;
      };
    }, [lang]);
    return words ? <Context.Provider value={words}>{children}</Context.Provider> : null;
  };
  return {
    useWords: () => useContext(Context),
    speaking: <P extends object>(View: ComponentType<P>): ComponentType<P> => {
      const Spoken = (given: P) => (
        <Speaking>
          <View {...given} />
        </Speaking>
      );
      return Spoken;
    },
  };
};

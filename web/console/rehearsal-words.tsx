import { type ComponentType, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './rehearsal-words-vi.ts';

export type RehearsalWords = typeof vietnamese;

const RehearsalContext = createContext<RehearsalWords>(vietnamese);

/** Words of rehearsals in the language in use. */
export const useRehearsalWords = () => useContext(RehearsalContext);

/** A view with these words: they come with it, and not with the queue. */
export const withRehearsalWords =
  <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  (given: P) => {
    const { lang } = useSpeech();
    const [words, setWords] = useState<RehearsalWords | null>(lang === 'vi' ? vietnamese : null);
    useEffect(() => {
      if (lang === 'vi') return setWords(vietnamese);
      let gone = false;
      import('./rehearsal-words-en.ts').then(
        ({ words: english }) => {
          if (!gone) setWords(english);
        },
        () => setWords(vietnamese),
      );
      return () => {
        gone = true;
      };
    }, [lang]);
    return words ? (
      <RehearsalContext.Provider value={words}>
        <View {...given} />
      </RehearsalContext.Provider>
    ) : null;
  };

import { type ComponentChildren, type ComponentType, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './record-words-vi.ts';
import { speaking } from './work-words.tsx';

export type RecordWords = typeof vietnamese;

const RecordContext = createContext<RecordWords>(vietnamese);

/** Words of what was reported, in the language in use. */
export const useRecord = () => useContext(RecordContext);

const RecordSpeech = ({ children }: { children: ComponentChildren }) => {
  const { lang } = useSpeech();
  const [words, setWords] = useState<RecordWords | null>(lang === 'vi' ? vietnamese : null);
  useEffect(() => {
    if (lang === 'vi') return setWords(vietnamese);
    let gone = false;
    import('./record-words-en.ts').then(
      ({ words: english }) => {
        if (!gone) setWords(english);
      },
      () => setWords(vietnamese),
    );
    return () => {
      gone = true;
    };
  }, [lang]);
  return words ? <RecordContext.Provider value={words}>{children}</RecordContext.Provider> : null;
};

/** A view of what was reported, with its words and those of the form around it. */
export const recording = <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  speaking<P>((given: P) => (
    <RecordSpeech>
      <View {...given} />
    </RecordSpeech>
  ));

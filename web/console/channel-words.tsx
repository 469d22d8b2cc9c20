import { type ComponentType, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../ui/words.ts';
import { words as vietnamese } from './channel-words-vi.ts';

export type ChannelWords = typeof vietnamese;

const ChannelContext = createContext<ChannelWords>(vietnamese);

/** Words of what was sent, and of the systems that are told, in the language in use. */
export const useChannelWords = () => useContext(ChannelContext);

/** A view with these words: they come with it, and not with the queue. */
export const withChannelWords =
  <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  (given: P) => {
    const { lang } = useSpeech();
    const [words, setWords] = useState<ChannelWords | null>(lang === 'vi' ? vietnamese : null);
    useEffect(() => {
      if (lang === 'vi') return setWords(vietnamese);
      let gone = false;
      import('./channel-words-en.ts').then(
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
      <ChannelContext.Provider value={words}>
        <View {...given} />
      </ChannelContext.Provider>
    ) : null;
  };

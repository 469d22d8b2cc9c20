import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { words } from './words-vi.ts';

export type Words = typeof words;

/** The page's words in the language in use. */
export const WordsContext = createContext<Words>(words);

export const useWords = () => useContext(WordsContext);

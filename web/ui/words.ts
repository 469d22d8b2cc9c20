import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang } from '../../domain/texts/text.ts';
import { words } from './words-vi.ts';

export type UiWords = typeof words;

type Speech = { lang: Lang; words: UiWords; speak: (lang: Lang) => void };

/** The language in use with the words that every page has, and how to change it. */
export const SpeechContext = createContext<Speech>({ lang: 'vi', words, speak: () => undefined });

export const useSpeech = () => useContext(SpeechContext);

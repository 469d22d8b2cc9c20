import type { ComponentType } from 'preact';
import { lateWords } from '../ui/late-words.tsx';
import { words as vietnamese } from './record-words-vi.ts';
import { speaking } from './work-words.tsx';

export type RecordWords = typeof vietnamese;

const late = lateWords(vietnamese, () => import('./record-words-en.ts'));

/** Words of what was reported, in the language in use. */
export const useRecord = late.useWords;

/** A view of what was reported, with its words and those of the form around it. */
export const recording = <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  speaking<P>(late.speaking(View));

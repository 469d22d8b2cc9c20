import { lateWords } from '../ui/late-words.tsx';
import { words as vietnamese } from './channel-words-vi.ts';

export type ChannelWords = typeof vietnamese;

/** Words of what was sent, and of the systems that are told, in the language in use: they come with their views, not with the queue. */
export const { useWords: useChannelWords, speaking: withChannelWords } = lateWords(
  vietnamese,
  () => import('./channel-words-en.ts'),
);

import rehearsal from '../../domain/texts/en/page-console-rehearsal.json' with { type: 'json' };
import type { RehearsalWords } from './rehearsal-words.tsx';

/** Words of rehearsals in English. */
export const words: RehearsalWords = rehearsal;

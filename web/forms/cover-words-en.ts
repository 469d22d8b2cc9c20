import cover from '../../domain/texts/en/cover-2194.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { CoverWords } from './cover-words.ts';

/** Words of the printed 2194 sheet in English. */
export const words: CoverWords = { cover, models: terms.models };

import standing from '../../domain/texts/en/standing.json' with { type: 'json' };
import ui from '../../domain/texts/en/ui.json' with { type: 'json' };
import type { UiWords } from './words.ts';

/** Words that every page needs, in English. */
export const words: UiWords = { ui, standing };

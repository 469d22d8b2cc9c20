import exports from '../../domain/texts/en/page-console-exports.json' with { type: 'json' };
import type { ExportWords } from './exports-words.ts';

/** Words of exports in English. */
export const words: ExportWords = exports;

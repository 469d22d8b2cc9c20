import measures from '../../domain/texts/en/measures.json' with { type: 'json' };
import bulk from '../../domain/texts/en/page-check-in-bulk.json' with { type: 'json' };
import type { words as vi } from './bulk-words-vi.ts';
export const words: typeof vi = { bulk, measures };

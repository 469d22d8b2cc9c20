import receipt from '../../domain/texts/en/page-check-in-receipt.json' with { type: 'json' };
import type { words as vi } from './record-words-vi.ts';

export const words: typeof vi = { receipt };

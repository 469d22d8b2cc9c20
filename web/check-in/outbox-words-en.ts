import outbox from '../../domain/texts/en/page-check-in-outbox.json' with { type: 'json' };
import type { words as vi } from './outbox-words-vi.ts';

export const words: typeof vi = { outbox };

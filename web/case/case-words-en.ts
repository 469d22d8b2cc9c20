import page from '../../domain/texts/en/case-response.json' with { type: 'json' };
import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { words as vi } from './case-words-vi.ts';

export const words: typeof vi = { page, faults, steps: terms['case-steps'] };

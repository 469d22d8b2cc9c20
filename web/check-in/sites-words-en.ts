import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import sites from '../../domain/texts/en/page-check-in-sites.json' with { type: 'json' };
import type { words as vi } from './sites-words-vi.ts';
export const words: typeof vi = { sites, faults };

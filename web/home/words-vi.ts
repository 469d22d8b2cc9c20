import page from '../../domain/texts/vi/page-home.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

export const words = { ...ui, page };

import page from '../../domain/texts/en/page-home.json' with { type: 'json' };
import { words as ui } from '../ui/words-en.ts';

export const words = { ...ui, page };

import page from '../../domain/texts/vi/page-sign-in.json' with { type: 'json' };
import refusals from '../../domain/texts/vi/sign-in.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

export const words = { ...ui, page, refusals };

import page from '../../domain/texts/en/page-sign-in.json' with { type: 'json' };
import refusals from '../../domain/texts/en/sign-in.json' with { type: 'json' };
import { words as ui } from '../ui/words-en.ts';

export const words = { ...ui, page, refusals };

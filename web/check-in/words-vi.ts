import page from '../../domain/texts/vi/page-check-in.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

/** Words of the first view, in Vietnamese; the late parts bring their own. */
export const words = { ...ui, page };

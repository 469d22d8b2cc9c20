import figures from '../../domain/texts/en/brief-figures.json' with { type: 'json' };
import page from '../../domain/texts/en/page-brief.json' with { type: 'json' };
import issued from '../../domain/texts/en/page-brief-issued.json' with { type: 'json' };
import roles from '../../domain/texts/en/roles.json' with { type: 'json' };
import { words as ui } from '../ui/words-en.ts';

export const words = { ...ui, page: { ...figures, ...page }, issued, roles };

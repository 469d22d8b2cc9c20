import figures from '../../domain/texts/vi/brief-figures.json' with { type: 'json' };
import page from '../../domain/texts/vi/page-brief.json' with { type: 'json' };
import issued from '../../domain/texts/vi/page-brief-issued.json' with { type: 'json' };
import roles from '../../domain/texts/vi/roles.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

export const words = { ...ui, page: { ...figures, ...page }, issued, roles };

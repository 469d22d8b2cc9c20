import cover from '../../domain/texts/vi/cover-2194.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of the printed 2194 sheet in Vietnamese. */
export const words = { cover, models: terms.models };

import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import directions from '../../domain/texts/vi/page-brief-directions.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

export const words = { directions, faults, kinds: terms.decisions };

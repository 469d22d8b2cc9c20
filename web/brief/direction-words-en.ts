import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import directions from '../../domain/texts/en/page-brief-directions.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };

export const words = { directions, faults, kinds: terms.decisions };

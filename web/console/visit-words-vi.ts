import answers from '../../domain/texts/vi/answers.json' with { type: 'json' };
import measures from '../../domain/texts/vi/measures.json' with { type: 'json' };
import visits from '../../domain/texts/vi/page-console-visits.json' with { type: 'json' };

export const words = { answers, measures, visits };

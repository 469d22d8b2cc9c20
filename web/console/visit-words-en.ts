import answers from '../../domain/texts/en/answers.json' with { type: 'json' };
import measures from '../../domain/texts/en/measures.json' with { type: 'json' };
import visits from '../../domain/texts/en/page-console-visits.json' with { type: 'json' };

export const words = { answers, measures, visits };

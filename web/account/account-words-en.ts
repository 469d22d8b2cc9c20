import answers from '../../domain/texts/en/answers.json' with { type: 'json' };
import criteria from '../../domain/texts/en/criteria.json' with { type: 'json' };
import page from '../../domain/texts/en/day-account.json' with { type: 'json' };
import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import measures from '../../domain/texts/en/measures.json' with { type: 'json' };
import plan from '../../domain/texts/en/plan.json' with { type: 'json' };
import sources from '../../domain/texts/en/sources.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { words as vi } from './account-words-vi.ts';

/** Words of a day's account and of why a score moved, in English. */
export const words: typeof vi = {
  ...{ answers, criteria, gates, measures, page, plan },
  sources: new Map(Object.entries(sources)),
  ...{ models: terms.models, states: terms['plan-states'] },
};

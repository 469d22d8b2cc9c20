import answers from '../../domain/texts/vi/answers.json' with { type: 'json' };
import criteria from '../../domain/texts/vi/criteria.json' with { type: 'json' };
import page from '../../domain/texts/vi/day-account.json' with { type: 'json' };
import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import measures from '../../domain/texts/vi/measures.json' with { type: 'json' };
import plan from '../../domain/texts/vi/plan.json' with { type: 'json' };
import sources from '../../domain/texts/vi/sources.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of a day's account and of why a score moved, in Vietnamese. */
export const words = {
  ...{ answers, criteria, gates, measures, page, plan },
  sources: new Map(Object.entries(sources)),
  ...{ models: terms.models, states: terms['plan-states'] },
};

import criteria from '../../domain/texts/vi/criteria.json' with { type: 'json' };
import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import page from '../../domain/texts/vi/page-check-in-plan.json' with { type: 'json' };
import plan from '../../domain/texts/vi/plan.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of the plan page, in Vietnamese. */
export const words = {
  ...{ criteria, faults, gates, page, plan },
  ...{ states: terms['plan-states'], models: terms.models },
};

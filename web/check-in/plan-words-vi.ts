import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import plan from '../../domain/texts/vi/page-check-in-plan.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of the plan page, in Vietnamese. */
export const words = { faults, plan, states: terms['plan-states'], models: terms.models };

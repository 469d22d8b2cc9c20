import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/vi/life-cycle.json' with { type: 'json' };
import lists from '../../domain/texts/vi/page-brief-lists.json' with { type: 'json' };
import rules from '../../domain/texts/vi/rules.json' with { type: 'json' };

export const words = { gates, lists, rules, states: lifeCycle.states };

import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/en/life-cycle.json' with { type: 'json' };
import lists from '../../domain/texts/en/page-brief-lists.json' with { type: 'json' };
import rules from '../../domain/texts/en/rules.json' with { type: 'json' };

export const words = { gates, lists, rules, states: lifeCycle.states };

import criteria from '../../domain/texts/en/criteria.json' with { type: 'json' };
import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import page from '../../domain/texts/en/page-check-in-plan.json' with { type: 'json' };
import plan from '../../domain/texts/en/plan.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { words as vi } from './plan-words-vi.ts';

export const words: typeof vi = {
  ...{ criteria, faults, gates, page, plan },
  ...{ states: terms['plan-states'], models: terms.models },
};

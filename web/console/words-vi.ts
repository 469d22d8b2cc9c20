import answers from '../../domain/texts/vi/answers.json' with { type: 'json' };
import criteria from '../../domain/texts/vi/criteria.json' with { type: 'json' };
import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import fixes from '../../domain/texts/vi/fixes.json' with { type: 'json' };
import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/vi/life-cycle.json' with { type: 'json' };
import measures from '../../domain/texts/vi/measures.json' with { type: 'json' };
import messages from '../../domain/texts/vi/messages.json' with { type: 'json' };
import page from '../../domain/texts/vi/page-console.json' with { type: 'json' };
import channels from '../../domain/texts/vi/page-console-channels.json' with { type: 'json' };
import missing from '../../domain/texts/vi/page-console-missing.json' with { type: 'json' };
import plans from '../../domain/texts/vi/page-console-plans.json' with { type: 'json' };
import work from '../../domain/texts/vi/page-console-work.json' with { type: 'json' };
import plan from '../../domain/texts/vi/plan.json' with { type: 'json' };
import roles from '../../domain/texts/vi/roles.json' with { type: 'json' };
import rules from '../../domain/texts/vi/rules.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

export const words = {
  ...ui,
  ...{
    answers,
    criteria,
    faults,
    fixes,
    gates,
    lifeCycle,
    measures,
    messages,
    channels,
    missing,
    page,
    plan,
    plans,
    roles,
    rules,
    terms,
    work,
  },
};

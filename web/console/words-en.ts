import answers from '../../domain/texts/en/answers.json' with { type: 'json' };
import criteria from '../../domain/texts/en/criteria.json' with { type: 'json' };
import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import fixes from '../../domain/texts/en/fixes.json' with { type: 'json' };
import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/en/life-cycle.json' with { type: 'json' };
import measures from '../../domain/texts/en/measures.json' with { type: 'json' };
import messages from '../../domain/texts/en/messages.json' with { type: 'json' };
import page from '../../domain/texts/en/page-console.json' with { type: 'json' };
import channels from '../../domain/texts/en/page-console-channels.json' with { type: 'json' };
import missing from '../../domain/texts/en/page-console-missing.json' with { type: 'json' };
import plans from '../../domain/texts/en/page-console-plans.json' with { type: 'json' };
import work from '../../domain/texts/en/page-console-work.json' with { type: 'json' };
import plan from '../../domain/texts/en/plan.json' with { type: 'json' };
import roles from '../../domain/texts/en/roles.json' with { type: 'json' };
import rules from '../../domain/texts/en/rules.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import { words as ui } from '../ui/words-en.ts';

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

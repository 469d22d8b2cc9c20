import criteria from '../../domain/texts/en/criteria.json' with { type: 'json' };
import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/en/life-cycle.json' with { type: 'json' };
import page from '../../domain/texts/en/page-rules.json' with { type: 'json' };
import roles from '../../domain/texts/en/roles.json' with { type: 'json' };
import conditions from '../../domain/texts/en/rule-conditions.json' with { type: 'json' };
import rules from '../../domain/texts/en/rules.json' with { type: 'json' };
import sources from '../../domain/texts/en/sources.json' with { type: 'json' };
import template from '../../domain/texts/en/template.json' with { type: 'json' };
import { words as ui } from '../ui/words-en.ts';

export const words = {
  ...ui,
  page,
  conditions,
  criteria,
  gates,
  lifeCycle,
  roles,
  rules,
  sources,
  template,
};

import criteria from '../../domain/texts/vi/criteria.json' with { type: 'json' };
import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import lifeCycle from '../../domain/texts/vi/life-cycle.json' with { type: 'json' };
import page from '../../domain/texts/vi/page-rules.json' with { type: 'json' };
import roles from '../../domain/texts/vi/roles.json' with { type: 'json' };
import conditions from '../../domain/texts/vi/rule-conditions.json' with { type: 'json' };
import rules from '../../domain/texts/vi/rules.json' with { type: 'json' };
import sources from '../../domain/texts/vi/sources.json' with { type: 'json' };
import template from '../../domain/texts/vi/template.json' with { type: 'json' };
import { words as ui } from '../ui/words-vi.ts';

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

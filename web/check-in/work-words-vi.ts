import answers from '../../domain/texts/vi/answers.json' with { type: 'json' };
import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import fixes from '../../domain/texts/vi/fixes.json' with { type: 'json' };
import gates from '../../domain/texts/vi/gates.json' with { type: 'json' };
import measures from '../../domain/texts/vi/measures.json' with { type: 'json' };
import doors from '../../domain/texts/vi/page-check-in-doors.json' with { type: 'json' };
import report from '../../domain/texts/vi/page-check-in-report.json' with { type: 'json' };
import rules from '../../domain/texts/vi/rules.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of the form, the receipt and the lists, in Vietnamese. */
export const words = {
  answers,
  doors,
  faults,
  fixes,
  gates,
  measures,
  report,
  rules,
  steps: terms['case-steps'],
};

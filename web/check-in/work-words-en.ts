import answers from '../../domain/texts/en/answers.json' with { type: 'json' };
import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import fixes from '../../domain/texts/en/fixes.json' with { type: 'json' };
import gates from '../../domain/texts/en/gates.json' with { type: 'json' };
import measures from '../../domain/texts/en/measures.json' with { type: 'json' };
import doors from '../../domain/texts/en/page-check-in-doors.json' with { type: 'json' };
import report from '../../domain/texts/en/page-check-in-report.json' with { type: 'json' };
import rules from '../../domain/texts/en/rules.json' with { type: 'json' };
import terms from '../../domain/texts/en/terms.json' with { type: 'json' };
import type { words as vi } from './work-words-vi.ts';
export const words: typeof vi = {
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

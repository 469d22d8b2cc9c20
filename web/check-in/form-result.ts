import type { FormResult } from '../../domain/evaluate-form.ts';
import type { FormEntry } from '../../domain/form-entry.ts';

type Filled = Pick<FormEntry, 'assessedOn'> & { result: Pick<FormResult, 'percent'> };

/** What of a filled form the plan takes over, as it is typed there; the percentage is of the result, for a form may ask for indices. */
export const riskOf = ({ result, assessedOn }: Filled) => ({
  riskPercent: String(result.percent).replace('.', ','),
  riskAssessedOn: assessedOn,
});

const tones = { yes: 'good', no: 'warning' } as const;

/** Good news only where the form says so: one that does not say whether work may go on praises no index. */
export const toneOf = ({ mayRun }: Pick<FormResult, 'mayRun'>) => (mayRun === null ? 'info' : tones[mayRun]);

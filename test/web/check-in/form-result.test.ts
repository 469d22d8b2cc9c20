import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../../../domain/evaluate-form.ts';
import type { FormDefinition } from '../../../domain/form-definition.ts';
import type { FormEntry } from '../../../domain/form-entry.ts';
import { forms } from '../../../domain/pack/forms.ts';
import { riskOf, toneOf } from '../../../web/check-in/form-result.ts';

const [total] = forms.filter(({ id }) => id === '2194');
const entered = (form: FormDefinition, said: Pick<FormEntry, 'percent' | 'values'>) => {
  const entry = { assessedOn: '2021-06-14', ...said };
  return { ...entry, result: evaluateForm(form, entry) };
};

describe('what a form comes to', () => {
  if (total === undefined) throw new Error('the pack has no 2194');

  it('goes into the plan as its percentage, entered as one or made of its indices', () => {
    expect(riskOf(entered(total, { percent: 27.5 }))).toEqual({
      ...{ riskPercent: '27,5', riskAssessedOn: '2021-06-14' },
    });
    const ofIndices = { assessedOn: '2021-06-14', result: { percent: 12.5 } };
    expect(riskOf(ofIndices).riskPercent).toBe('12,5');
  });

  it('is praised only where the form says that work may go on', () => {
    expect(toneOf(entered(total, { percent: 95 }).result)).toBe('info');
    expect((['yes', 'no', null] as const).map((mayRun) => toneOf({ mayRun }))).toEqual([
      ...['good', 'warning', 'info'],
    ]);
  });
});

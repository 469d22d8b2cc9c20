import { expect, it } from 'vitest';
import { templateInForce } from '../../domain/template.ts';
import { a } from '../support/a.ts';

it.each([
  ['2021-06-04', null],
  ['2021-06-05', 'tn-2021-06'],
  ['2021-09-29', 'tn-2021-06'],
  ['2021-09-30', 'tn-2021-10'],
  ['2027-01-01', 'tn-2021-10'],
])('on %s the template %s is in force', (day, id) => {
  const templates = [a.template({ id: 'tn-2021-10', effectiveFrom: '2021-09-30' }), a.template()];
  expect(templateInForce(templates, day)?.id ?? null).toBe(id);
});

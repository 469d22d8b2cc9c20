import type { FormDefinition } from '../form-definition.ts';
import { formFaults } from '../form-faults.ts';
import type { PackProblem } from './pack-problem.ts';

/** Forms are told apart by id and version, and can be used. */
export const packFormFaults = (forms: readonly FormDefinition[]): PackProblem[] => {
  const file = 'forms.json';
  return forms.flatMap((form, n): PackProblem[] => [
    ...(forms.findIndex(({ id, version }) => id === form.id && version === form.version) < n
      ? [{ file, path: [n, 'id'], says: `"${form.id}" version ${form.version} is there twice` }]
      : []),
    ...formFaults(form).map(({ path, code }) => ({ file, path: [n, ...path], says: code })),
  ]);
};

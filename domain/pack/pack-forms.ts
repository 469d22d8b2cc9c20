import type { FormDefinition } from '../form-definition.ts';
import { type FormFault, formFaults } from '../form-faults.ts';
import { fill } from '../texts/text.ts';
import type { Dictionaries } from './pack.ts';
import type { PackProblem } from './pack-problem.ts';
import { textAt } from './pack-texts.ts';

/** The sentence that a form which is loaded gets, without its line: a pack names the place itself. */
const sentenceOf = (base: Dictionaries, { code, says = {} }: FormFault): string => {
  const sentence = textAt(base.en['form-faults'], [code]);
  return typeof sentence === 'string' ? fill(sentence.replace(/^Line \{line\}: /, ''), says) : code;
};

/** Forms are told apart by id and version, and can be used. */
export const packFormFaults = (forms: readonly FormDefinition[], base: Dictionaries): PackProblem[] => {
  const file = 'forms.json';
  return forms.flatMap((form, n): PackProblem[] => [
    ...(forms.findIndex(({ id, version }) => id === form.id && version === form.version) < n
      ? [{ file, path: [n, 'id'], says: `"${form.id}" version ${form.version} is there twice` }]
      : []),
    ...formFaults(form).map((fault) => ({
      ...{ file, path: [n, ...fault.path], says: sentenceOf(base, fault) },
    })),
  ]);
};

import * as z from 'zod/mini';
import list from '#pack/forms.json' with { type: 'json' };
import { FormDefinition } from '../form-definition.ts';
import { formFaults } from '../form-faults.ts';

/** The forms of the pack. Throws when one of them could not be used: a pack is checked before it is deployed. */
export const readPackForms = (data: unknown): readonly FormDefinition[] => {
  const forms = z.array(FormDefinition).parse(data);
  for (const form of forms) {
    const [fault] = formFaults(form);
    if (fault) throw new RangeError(`${form.id}: ${fault.code} at /${fault.path.join('/')}`);
  }
  return forms;
};

/** The self-assessment forms that come with the province; what a department loads later lives in the table. */
export const forms: readonly FormDefinition[] = readPackForms(list);

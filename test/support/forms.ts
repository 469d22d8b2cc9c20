import { createForm } from '../../functions/api/create-form.ts';
import { createFormEntry } from '../../functions/api/create-form-entry.ts';
import { decideForm } from '../../functions/api/decide-form.ts';
import { getForm } from '../../functions/api/get-form.ts';
import { listFormEntries } from '../../functions/api/list-form-entries.ts';
import { listForms } from '../../functions/api/list-forms.ts';
import type { Connection } from '../../functions/stores/connection.ts';
import { formEntryStore } from '../../functions/stores/form-entries.ts';
import { formStore } from '../../functions/stores/forms.ts';

export type FormNeeds = Parameters<typeof createForm>[0] &
  Parameters<typeof createFormEntry>[0] &
  Parameters<typeof getForm>[0] &
  Parameters<typeof listFormEntries>[0];

/** The stores of forms and of what sites have filled in. */
export const formStores = (connection: Connection) => ({
  forms: formStore(connection),
  formEntries: formEntryStore(connection),
});

/** The handlers of the routes of forms. */
export const formHandlers = (needs: FormNeeds) => ({
  listForms: listForms(needs),
  createForm: createForm(needs),
  getForm: getForm(needs),
  decideForm: decideForm(needs),
  createFormEntry: createFormEntry(needs),
  listFormEntries: listFormEntries(needs),
});

/** A file with a form as a request says it. */
export const formFile = (text: string, type = 'text/yaml') => ({ text, headers: { 'content-type': type } });

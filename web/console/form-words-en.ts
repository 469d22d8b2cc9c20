import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import forms from '../../domain/texts/en/page-console-forms.json' with { type: 'json' };

/** Words of the forms' own pages, in English. */
export const words = { faults, forms };

import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import forms from '../../domain/texts/vi/page-console-forms.json' with { type: 'json' };

/** Words of the forms' own pages, in Vietnamese. */
export const words = { faults, forms };

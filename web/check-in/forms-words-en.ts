import faults from '../../domain/texts/en/faults.json' with { type: 'json' };
import forms from '../../domain/texts/en/page-check-in-forms.json' with { type: 'json' };

/** Words of the self-assessment page, in English. */
export const words = { faults, forms };

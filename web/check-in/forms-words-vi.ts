import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import forms from '../../domain/texts/vi/page-check-in-forms.json' with { type: 'json' };

/** Words of the self-assessment page, in Vietnamese. */
export const words = { faults, forms };

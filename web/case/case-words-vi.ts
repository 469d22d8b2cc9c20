import page from '../../domain/texts/vi/case-response.json' with { type: 'json' };
import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import terms from '../../domain/texts/vi/terms.json' with { type: 'json' };

/** Words of the case response, in Vietnamese: for the site's page and for the department's. */
export const words = { page, faults, steps: terms['case-steps'] };

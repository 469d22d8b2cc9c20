import faults from '../../domain/texts/vi/faults.json' with { type: 'json' };
import sites from '../../domain/texts/vi/page-check-in-sites.json' with { type: 'json' };

/** Words of the list of sites, in Vietnamese. */
export const words = { sites, faults };

import measures from '../../domain/texts/vi/measures.json' with { type: 'json' };
import bulk from '../../domain/texts/vi/page-check-in-bulk.json' with { type: 'json' };

/** Words of the page of files, in Vietnamese. */
export const words = { bulk, measures };

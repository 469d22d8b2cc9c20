import rehearsal from '../../domain/texts/vi/page-console-rehearsal.json' with { type: 'json' };

/** Words of rehearsals in Vietnamese. */
export const words = rehearsal;

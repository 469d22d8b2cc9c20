import parts from '../../domain/texts/en/form-parts.json' with { type: 'json' };

/** Words of a form and its result, in English. */
export const words = parts;
